package io.ringledger.bouts.application;

import io.ringledger.bouts.application.SigningTask.Booked;
import io.ringledger.bouts.application.SigningTask.Drafted;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.Preflight.Report;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Has the ledger look at what is to be signed, and follows what it finds there already. */
final class PreflightDesk {

  /** Escrows with the same terms that belong to other bouts are passed over that often. */
  private static final int MAX_ROUNDS = 8;

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final SigningJournal journal;
  private final Preflight preflight;
  private final FollowUps followUps;
  private final InstantSource clock;

  PreflightDesk(
      UnitOfWork unitOfWork,
      Bouts bouts,
      SigningJournal journal,
      Preflight preflight,
      FollowUps followUps,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.bouts = bouts;
    this.journal = journal;
    this.preflight = preflight;
    this.followUps = followUps;
    this.clock = clock;
  }

  Standing standing() {
    return preflight.standing();
  }

  /** What the ledger says about these tasks; refused only where no ledger answered. */
  <S> Outcome<List<PreflightFinding>> check(Bout bout, Standing.Known at, List<Drafted<S>> drafts) {
    if (drafts.isEmpty()) {
      return Outcome.success(List.of());
    }
    List<TransactionHash> taken = new ArrayList<>();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Intent> intents =
          drafts.stream()
              .map(
                  drafted ->
                      new Intent(drafted.transaction(), drafted.task().escrow().terms(), taken))
              .toList();
      switch (preflight.check(at, intents)) {
        case Report.Unavailable(var reason) -> {
          return Outcome.rejected(BoutFailure.LEDGER_UNAVAILABLE, reason);
        }
        case Report.Checked(var findings, var existing) -> {
          List<TransactionHash> elsewhere = claimed(existing.values());
          if (elsewhere.isEmpty()) {
            follow(bout, existing);
            return Outcome.success(findings);
          }
          taken.addAll(elsewhere);
        }
      }
    }
    return Outcome.rejected(BoutFailure.LEDGER_UNAVAILABLE, "too many escrows with the same terms");
  }

  private List<TransactionHash> claimed(Collection<TransactionHash> creations) {
    return creations.isEmpty()
        ? List.of()
        : unitOfWork.execute(
            () -> creations.stream().filter(hash -> bouts.claimantOf(hash).isPresent()).toList());
  }

  /** What is on the ledger already is not signed again but followed to its escrow. */
  private void follow(Bout bout, Map<EscrowTerms, TransactionHash> existing) {
    if (existing.isEmpty()) {
      return;
    }
    unitOfWork.run(
        () -> {
          if (bouts.lock(bout.id()).isPresent()) {
            existing.forEach(
                (terms, hash) -> {
                  var escrow = bout.escrow(terms.kind()).id();
                  if (journal.transaction(escrow, hash).isEmpty()) {
                    journal.save(
                        FollowedTransaction.named(
                            escrow, SigningAction.CREATE, hash, clock.instant()));
                  }
                  followUps.follow(escrow, clock.instant());
                });
          }
        });
  }

  /** The findings, with one for each request that has expired and may yet be signed. */
  static List<PreflightFinding> warnings(
      List<PreflightFinding> found, List<? extends Booked<?>> booked) {
    return Stream.concat(
            found.stream(),
            booked.stream()
                .map(Booked::request)
                .filter(request -> request.status() == SigningRequestStatus.EXPIRED)
                .map(
                    request ->
                        new PreflightFinding(
                            request.kind(),
                            PreflightCode.EXPIRED_REQUEST_MAY_BE_SIGNED,
                            "This request has expired and was opened before, so it may still be"
                                + " signed. Decline it in the wallet, or ask again later.")))
        .toList();
  }
}
