package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SignedTransactions;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading.Altered;
import io.ringledger.bouts.application.outbound.SignedTransactions.Reading.AsPrepared;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.TransactionHash;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes down what a wallet says about a request, in a unit of work that holds the bout. Nothing
 * here moves an escrow: what was signed is followed from then on.
 */
final class SigningRecord {

  private final Bouts bouts;
  private final SigningJournal journal;
  private final SignedTransactions signedTransactions;
  private final Drafts drafts;
  private final FollowUps followUps;
  private final BoutHistory history;
  private final InstantSource clock;

  SigningRecord(
      Bouts bouts,
      SigningJournal journal,
      SignedTransactions signedTransactions,
      Drafts drafts,
      FollowUps followUps,
      BoutHistory history,
      InstantSource clock) {
    this.bouts = bouts;
    this.journal = journal;
    this.signedTransactions = signedTransactions;
    this.drafts = drafts;
    this.followUps = followUps;
    this.history = history;
    this.clock = clock;
  }

  /** The action under which what comes of a request stands in the history. */
  static String actionOf(SigningAction action) {
    return action == SigningAction.CREATE ? "escrow.signing" : "payout.signing";
  }

  /** Whether the escrow still waits for such a signature. */
  static boolean isAwaited(Bout bout, SigningRequest request) {
    EscrowStatus awaiting =
        request.action() == SigningAction.CREATE ? EscrowStatus.PLANNED : EscrowStatus.CREATED;
    return bout.escrow(request.kind()).status() == awaiting;
  }

  /** The bout as it is after that; what is said late about a step that is done changes nothing. */
  Bout note(Author author, Bout bout, SigningRequest before, SigningResult result) {
    SigningRequest request = before.seen(result.opened(), result.expiresAt());
    return switch (result.status()) {
      case OPEN, UNKNOWN -> keep(bout, before, request);
      case SIGNED -> signed(author, bout, before, request, result);
      case DECLINED ->
          ended(
              author,
              bout,
              before,
              request.declined(clock.instant()),
              BoutFailure.SIGNING_DECLINED);
      case CANCELLED ->
          ended(
              author,
              bout,
              before,
              request.cancelled(clock.instant()),
              BoutFailure.SIGNING_DECLINED);
      case EXPIRED -> ended(author, bout, before, request.expired(), BoutFailure.SIGNING_EXPIRED);
    };
  }

  /** It was taken back by us, so that another can take its place. */
  Bout withdrawn(Author author, Bout bout, SigningRequest before) {
    SigningRequest request = before.cancelled(clock.instant());
    if (!request.equals(before)) {
      journal.save(request);
      history.succeeded(
          author, bout.id(), actionOf(before.action()) + ".withdrawn", detailsOf(before));
    }
    return bout;
  }

  private Bout keep(Bout bout, SigningRequest before, SigningRequest request) {
    if (!request.equals(before)) {
      journal.save(request);
    }
    return bout;
  }

  private Bout ended(
      Author author, Bout bout, SigningRequest before, SigningRequest request, BoutFailure code) {
    keep(bout, before, request);
    return request.status() == before.status()
        ? bout
        : refused(author, bout, request, code, "signing request " + code.code());
  }

  private Bout signed(
      Author author,
      Bout bout,
      SigningRequest before,
      SigningRequest request,
      SigningResult result) {
    Optional<SignedBlob> blob = result.blob();
    Optional<Reading> reading =
        blob.flatMap(
            bytes -> drafts.of(bout, request).map(draft -> signedTransactions.read(bytes, draft)));
    if (reading.isPresent()) {
      return switch (reading.get()) {
        case AsPrepared(var transaction) -> follow(author, bout, before, request, transaction);
        case Altered(var hash, var reason) ->
            altered(author, bout, before, request, hash.or(result::transaction), reason);
      };
    }
    return result
        .transaction()
        .map(hash -> follow(author, bout, before, request, SignedTransaction.named(hash)))
        // Signed, as somebody says, and nothing to follow: nothing is known that was not before.
        .orElseGet(() -> keep(bout, before, request));
  }

  private Bout follow(
      Author author,
      Bout bout,
      SigningRequest before,
      SigningRequest request,
      SignedTransaction transaction) {
    SigningRequest signed = request.signed(transaction.hash(), clock.instant());
    if (signed.status() == before.status()) {
      return bout;
    }
    journal.save(signed);
    journal.save(
        journal
            .transaction(signed.escrow(), transaction.hash())
            .map(known -> known.knownAs(transaction, signed))
            .orElseGet(() -> FollowedTransaction.of(signed, transaction, clock.instant())));
    followUps.follow(signed.escrow(), clock.instant());
    history.succeeded(author, bout.id(), actionOf(signed.action()) + ".signed", detailsOf(signed));
    return bout;
  }

  private Bout altered(
      Author author,
      Bout bout,
      SigningRequest before,
      SigningRequest request,
      Optional<TransactionHash> hash,
      String reason) {
    SigningRequest resolved =
        hash.map(name -> request.signed(name, clock.instant()))
            .orElseGet(() -> request.cancelled(clock.instant()));
    if (resolved.status() == before.status()) {
      return bout;
    }
    journal.save(resolved);
    hash.ifPresent(
        name ->
            journal.save(
                journal
                    .transaction(resolved.escrow(), name)
                    .orElseGet(
                        () ->
                            FollowedTransaction.of(
                                resolved, SignedTransaction.named(name), clock.instant()))
                    .in(FollowedStatus.REFUSED, Optional.of(reason), clock.instant())));
    return refused(
        author,
        bout,
        resolved,
        BoutFailure.INVALID_CONFIRMATION,
        "not what was prepared: " + reason);
  }

  private Bout refused(
      Author author, Bout bout, SigningRequest request, BoutFailure code, String reason) {
    if (!isAwaited(bout, request)) {
      return bout;
    }
    Bout next = bout.recordFailure(request.kind(), new RecordedFailure(code, reason));
    bouts.save(next);
    history.refused(
        author,
        bout.id(),
        actionOf(request.action()),
        new Rejected<>(code, reason),
        detailsOf(request));
    return next;
  }

  static Map<String, String> detailsOf(SigningRequest request) {
    Map<String, String> details = new TreeMap<>();
    details.put("escrow_kind", request.kind().wire());
    details.put("action", request.action().wire());
    details.put("attempt", Integer.toString(request.attempt()));
    request.payload().ifPresent(payload -> details.put("payload_id", payload.toString()));
    request.transaction().ifPresent(hash -> details.put("tx_hash", hash.value()));
    return details;
  }
}
