package io.ringledger.bouts.domain.signing;

import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A transaction whose name is known, followed until the ledger has decided about it.
 *
 * @param escrow that it should move
 * @param request in which it was signed; empty where somebody only named it
 * @param firstLedger a validated ledger from before it was signed, zero where none is known
 * @param note why it is where it is, in plain words; empty where that needs none
 * @param decidedAt when its final status became known
 */
public record FollowedTransaction(
    EscrowId escrow,
    SigningAction action,
    SignedTransaction signed,
    Optional<SigningRequestId> request,
    long firstLedger,
    Instant knownSince,
    FollowedStatus status,
    Optional<String> note,
    Optional<Instant> decidedAt) {

  /** A bare name that no ledger knows is believed in for that long. */
  public static final Duration PATIENCE_WITH_A_NAME = Duration.ofHours(24);

  public static final int MAX_NOTE = 500;

  public FollowedTransaction {
    if (decidedAt.isPresent() != status.isFinal()) {
      throw new IllegalArgumentException("decided exactly where the status is final");
    }
    note = note.map(text -> text.substring(0, Math.min(MAX_NOTE, text.length())));
  }

  /** What was signed in a request of ours. */
  public static FollowedTransaction of(
      SigningRequest request, SignedTransaction signed, Instant now) {
    return new FollowedTransaction(
        request.escrow(),
        request.action(),
        signed,
        Optional.of(request.id()),
        request.preparedAtLedger(),
        now,
        FollowedStatus.PENDING,
        Optional.empty(),
        Optional.empty());
  }

  /** One that somebody named. */
  public static FollowedTransaction named(
      EscrowId escrow, SigningAction action, TransactionHash hash, Instant now) {
    return new FollowedTransaction(
        escrow,
        action,
        SignedTransaction.named(hash),
        Optional.empty(),
        0,
        now,
        FollowedStatus.PENDING,
        Optional.empty(),
        Optional.empty());
  }

  public TransactionHash hash() {
    return signed.hash();
  }

  /** It is in that status now, for that reason; a final status stays what it is. */
  public FollowedTransaction in(FollowedStatus next, Optional<String> why, Instant now) {
    return status.isFinal()
        ? this
        : new FollowedTransaction(
            escrow,
            action,
            signed,
            request,
            firstLedger,
            knownSince,
            next,
            why,
            next.isFinal() ? Optional.of(now) : Optional.empty());
  }

  /** What was learnt about it from the signed bytes after it was only named. */
  public FollowedTransaction knownAs(SignedTransaction better, SigningRequest source) {
    return status.isFinal() || signed.offerSequence().isPresent()
        ? this
        : new FollowedTransaction(
            escrow,
            action,
            better,
            Optional.of(source.id()),
            source.preparedAtLedger(),
            knownSince,
            status,
            note,
            decidedAt);
  }

  /** Whether a bare name has been asked for long enough. */
  public boolean isUnheardOf(Instant now) {
    return signed.lastLedgerSequence().isEmpty()
        && signed.offerSequence().isEmpty()
        && now.isAfter(knownSince.plus(PATIENCE_WITH_A_NAME));
  }
}
