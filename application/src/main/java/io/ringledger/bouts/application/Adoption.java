package io.ringledger.bouts.application;

import io.ringledger.bouts.application.LedgerNews.Fate;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.Claimant;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.Bouts.Step;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.TransactionHash;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets the bout follow what the ledger has proved, in a unit of work that holds the bout: state,
 * history and the journal of transactions change together.
 */
final class Adoption {

  private final Bouts bouts;
  private final SigningJournal journal;
  private final BoutHistory history;
  private final InstantSource clock;
  private final boolean confirms;

  Adoption(
      Bouts bouts,
      SigningJournal journal,
      BoutHistory history,
      InstantSource clock,
      boolean confirms) {
    this.bouts = bouts;
    this.journal = journal;
    this.history = history;
    this.clock = clock;
    this.confirms = confirms;
  }

  /** The bout after what became of a transaction that is followed. */
  Bout decide(Author author, Bout bout, FollowedTransaction transaction, Fate fate) {
    if (transaction.status().isFinal()) {
      return bout;
    }
    if (hasMoved(bout, transaction)) {
      return close(bout, transaction, FollowedStatus.APPLIED, Optional.empty());
    }
    return switch (fate) {
      case Fate.Unknown(var reason) -> still(bout, transaction, reason);
      case Fate.Never(var reason) ->
          failed(
              author,
              bout,
              transaction,
              FollowedStatus.NEVER_COMES,
              BoutFailure.CONFIRMATION_TIMEOUT,
              "the transaction never comes: " + reason);
      case Fate.Seen(LedgerEvidence.Proved(var proof)) -> proved(author, bout, transaction, proof);
      case Fate.Seen(LedgerEvidence.Contradictory(var reason)) ->
          contradictory(author, bout, transaction, reason);
      case Fate.Seen(LedgerEvidence.NotFound _) ->
          transaction.isUnheardOf(clock.instant())
              ? close(
                  bout,
                  transaction,
                  FollowedStatus.UNHEARD_OF,
                  Optional.of("no ledger has known it for a day"))
              : still(bout, transaction, "the ledger does not know it yet");
      case Fate.Seen(LedgerEvidence.NotValidated _) ->
          still(bout, transaction, "it is in no validated ledger yet");
      case Fate.Seen(LedgerEvidence.Declared _) -> bout;
    };
  }

  private Bout proved(
      Author author, Bout bout, FollowedTransaction transaction, LedgerProof proof) {
    return switch (proof) {
      case LedgerProof.Unsuccessful(_, var result) ->
          failed(
              author,
              bout,
              transaction,
              FollowedStatus.FAILED,
              BoutFailure.LEDGER_TEC_TEM,
              "engine_result " + result);
      case EscrowCreated created when transaction.action() == SigningAction.CREATE ->
          moved(
              author,
              bout,
              transaction,
              bout.adoptEscrow(kindOf(bout, transaction), created),
              created.offerSequence());
      case EscrowClosed closed when transaction.action() != SigningAction.CREATE ->
          moved(
              author,
              bout,
              transaction,
              bout.adoptPayout(kindOf(bout, transaction), closed),
              closed.offerSequence());
      case EscrowCreated _, EscrowClosed _, LedgerProof.Unrelated _ ->
          failed(
              author,
              bout,
              transaction,
              FollowedStatus.REFUSED,
              BoutFailure.INVALID_CONFIRMATION,
              "tx_hash: not an " + transaction.action().transactionType());
    };
  }

  private Bout moved(
      Author author,
      Bout bout,
      FollowedTransaction transaction,
      Outcome<Bout> verdict,
      OfferSequence sequence) {
    return switch (verdict) {
      case Success<Bout>(var next) ->
          confirms
              ? apply(author, bout, next, transaction, sequence)
              : close(
                  bout,
                  transaction,
                  FollowedStatus.VALIDATED,
                  Optional.of("validated; waits for a confirm"));
      case Rejected<Bout>(var code, var reason, _) -> {
        if (code.category() != FailureCode.Category.CONFLICT) {
          yield failed(
              author, bout, transaction, FollowedStatus.REFUSED, (BoutFailure) code, reason);
        }
        yield isAwaited(bout, transaction)
            ? close(
                bout,
                transaction,
                FollowedStatus.VALIDATED,
                Optional.of("validated; waits for the result"))
            : second(author, bout, transaction);
      }
    };
  }

  private Bout apply(
      Author author,
      Bout bout,
      Bout next,
      FollowedTransaction transaction,
      OfferSequence sequence) {
    Escrow escrow = bout.escrow(kindOf(bout, transaction));
    Step step = transaction.action() == SigningAction.CREATE ? Step.CREATE : Step.CLOSE;
    if (!claim(escrow, transaction.hash(), step, sequence)) {
      return failed(
          author,
          bout,
          transaction,
          FollowedStatus.REFUSED,
          BoutFailure.INVALID_CONFIRMATION,
          "tx_hash or offer_sequence: already confirmed another escrow");
    }
    close(next, transaction, FollowedStatus.APPLIED, Optional.empty());
    return save(author, next, escrow, transaction.hash(), step);
  }

  /** The bout after its escrow has left the ledger by a transaction that nobody told us of. */
  Bout closedBy(Author author, Bout bout, Escrow escrow, EscrowClosed proof) {
    if (bout.escrow(escrow.kind()).status() != EscrowStatus.CREATED
        || waitsForConfirm(escrow, proof)) {
      return bout;
    }
    return switch (bout.adoptPayout(escrow.kind(), proof)) {
      case Success<Bout>(var next) ->
          claim(escrow, proof.transaction(), Step.CLOSE, proof.offerSequence())
              ? save(author, next, escrow, proof.transaction(), Step.CLOSE)
              : bout;
      case Rejected<Bout>(var code, var reason, _) -> {
        if (code.category() != FailureCode.Category.CONFLICT) {
          note(author, bout, escrow, new RecordedFailure((BoutFailure) code, reason));
        }
        // Before the result nobody can tell whether the purse went the right way.
        yield bout;
      }
    };
  }

  /** Whether it is what the promoter signed for us, where only a confirm moves anything. */
  private boolean waitsForConfirm(Escrow escrow, EscrowClosed proof) {
    return !confirms
        && proof.sender().equals(escrow.terms().owner())
        && journal
            .transaction(escrow.id(), proof.transaction())
            .filter(known -> !known.status().isFinal())
            .isPresent();
  }

  /** The bout with a failure on one of its escrows, unless that is known already. */
  Bout note(Author author, Bout bout, Escrow escrow, RecordedFailure failure) {
    if (bout.escrow(escrow.kind()).failure().equals(Optional.of(failure))) {
      return bout;
    }
    Bout next = bout.recordFailure(escrow.kind(), failure);
    bouts.save(next);
    history.refused(
        author,
        bout.id(),
        "escrow.follow",
        new Rejected<>(failure.code(), failure.reason()),
        Map.of("escrow_kind", escrow.kind().wire()));
    return next;
  }

  private boolean claim(Escrow escrow, TransactionHash hash, Step step, OfferSequence sequence) {
    return bouts.claim(
        new EscrowTransaction(
            hash, escrow.id(), step, escrow.terms().owner(), sequence, Claimant.SYSTEM));
  }

  private Bout save(Author author, Bout next, Escrow before, TransactionHash hash, Step step) {
    bouts.save(next);
    Escrow after = next.escrow(before.kind());
    Map<String, String> details = new TreeMap<>();
    details.put("escrow_kind", before.kind().wire());
    details.put("tx_hash", hash.value());
    details.put("escrow_status", after.status().wire());
    details.put("bout_status", next.status().wire());
    String action = step == Step.CREATE ? BoutEscrowsUseCase.CONFIRM : BoutPayoutsUseCase.CONFIRM;
    if (after.status() == EscrowStatus.FAILED) {
      RecordedFailure why = after.failure().orElseThrow();
      history.refused(
          author, next.id(), "escrow.fail", new Rejected<>(why.code(), why.reason()), details);
    } else {
      history.succeeded(author, next.id(), action, details);
    }
    return next;
  }

  /** Money locked or moved twice: nothing of ours may follow it, and somebody has to look. */
  private Bout second(Author author, Bout bout, FollowedTransaction transaction) {
    return failed(
        author,
        bout,
        transaction,
        FollowedStatus.REFUSED,
        BoutFailure.INVALID_CONFIRMATION,
        "a second transaction for an escrow that has moved already");
  }

  private Bout failed(
      Author author,
      Bout bout,
      FollowedTransaction transaction,
      FollowedStatus status,
      BoutFailure code,
      String reason) {
    journal.save(transaction.in(status, Optional.of(reason), clock.instant()));
    Bout next = bout;
    if (isAwaited(bout, transaction)) {
      next = bout.recordFailure(kindOf(bout, transaction), new RecordedFailure(code, reason));
      bouts.save(next);
    }
    history.refused(
        author,
        bout.id(),
        transaction.action() == SigningAction.CREATE
            ? BoutEscrowsUseCase.CONFIRM
            : BoutPayoutsUseCase.CONFIRM,
        new Rejected<>(code, reason),
        Map.of(
            "escrow_kind", kindOf(bout, transaction).wire(),
            "tx_hash", transaction.hash().value()));
    return next;
  }

  /** What contradicts itself proves nothing: it is written down once, and asked for again. */
  private Bout contradictory(
      Author author, Bout bout, FollowedTransaction transaction, String reason) {
    FollowedTransaction noted =
        transaction.in(FollowedStatus.PENDING, Optional.of(reason), clock.instant());
    if (noted.equals(transaction)) {
      return bout;
    }
    journal.save(noted);
    history.refused(
        author,
        bout.id(),
        "escrow.follow",
        new Rejected<>(BoutFailure.INVALID_CONFIRMATION, reason),
        Map.of(
            "escrow_kind", kindOf(bout, transaction).wire(),
            "tx_hash", transaction.hash().value()));
    return bout;
  }

  private Bout still(Bout bout, FollowedTransaction transaction, String why) {
    return close(bout, transaction, FollowedStatus.PENDING, Optional.of(why));
  }

  private Bout close(
      Bout bout, FollowedTransaction transaction, FollowedStatus status, Optional<String> why) {
    FollowedTransaction next = transaction.in(status, why, clock.instant());
    if (!next.equals(transaction)) {
      journal.save(next);
    }
    return bout;
  }

  private static boolean isAwaited(Bout bout, FollowedTransaction transaction) {
    EscrowStatus awaiting =
        transaction.action() == SigningAction.CREATE ? EscrowStatus.PLANNED : EscrowStatus.CREATED;
    return bout.escrow(kindOf(bout, transaction)).status() == awaiting;
  }

  private static boolean hasMoved(Bout bout, FollowedTransaction transaction) {
    return bout.escrow(kindOf(bout, transaction))
        .state()
        .transactions()
        .contains(transaction.hash());
  }

  private static EscrowKind kindOf(Bout bout, FollowedTransaction transaction) {
    return bout.escrow(transaction.escrow()).kind();
  }
}
