package io.ringledger.vault.domain.intent;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.VaultFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * A trade that a session has signed and the server has accepted.
 *
 * @param acceptanceSequence its place in the order of acceptance, from 1
 * @param digest SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits
 * @param acceptedAt by the server's clock, in whole milliseconds
 * @param reason why it ended without being applied
 * @param counterpart of a BID its TRADE, and the other way round
 * @param listing the one that a BUY_NOW has taken
 * @param edgeSequence set on the buying one once it can be applied
 * @param batch in which it was applied
 */
public record TradeIntent(
    IntentId id,
    long acceptanceSequence,
    TradeTerms terms,
    SessionSignature signature,
    String digest,
    Instant acceptedAt,
    IntentState state,
    Optional<IntentReason> reason,
    Optional<IntentId> counterpart,
    Optional<ListingId> listing,
    Optional<Long> edgeSequence,
    Optional<BatchNumber> batch,
    Optional<Instant> endedAt) {

  /** Throws {@link IllegalArgumentException} where the parts contradict each other. */
  public TradeIntent {
    require(acceptanceSequence > 0, "acceptance is counted from 1");
    require(endedAt.isPresent() == state.isTerminal(), "it ends exactly in a terminal state");
    require(
        edgeSequence.isEmpty() || terms.action().isBuying(), "what is applied is the buying one");
    require(
        batch.isPresent() || (state != IntentState.NETTED && state != IntentState.SETTLED),
        "it is applied in a batch");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /**
   * Returns one that was accepted just now.
   *
   * @param listing the one it has taken, of a BUY_NOW, which can be applied at once
   */
  public static TradeIntent accepted(
      IntentId id,
      long acceptanceSequence,
      TradeTerms terms,
      SessionSignature signature,
      String digest,
      Instant now,
      Optional<ListingId> listing) {
    return new TradeIntent(
        id,
        acceptanceSequence,
        terms,
        signature,
        digest,
        now,
        IntentState.PENDING,
        Optional.empty(),
        Optional.empty(),
        listing,
        listing.map(_ -> acceptanceSequence),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns what the server signs about it. */
  public IntentReceipt receipt() {
    return new IntentReceipt(id, digest, acceptanceSequence, acceptedAt);
  }

  /** Returns it taken back by its owner; refused once it is in a batch or has ended. */
  public Outcome<TradeIntent> cancel(Instant now) {
    return end(IntentState.CANCELLED, IntentReason.CANCELLED_BY_OWNER, now);
  }

  /** Returns it ended by its age; refused while it is young, in a batch or ended. */
  public Outcome<TradeIntent> expire(Instant now) {
    return now.isBefore(acceptedAt.plus(IntentRules.MAX_AGE))
        ? Outcome.rejected(VaultFailure.INTENT_NOT_PENDING)
        : end(IntentState.EXPIRED, IntentReason.TOO_OLD, now);
  }

  /** Returns it ended because a batch could not apply it; refused unless it is pending. */
  public Outcome<TradeIntent> reject(IntentReason why, Instant now) {
    return end(IntentState.REJECTED, why, now);
  }

  private Outcome<TradeIntent> end(IntentState end, IntentReason why, Instant now) {
    return state == IntentState.PENDING
        ? Outcome.success(
            new TradeIntent(
                id,
                acceptanceSequence,
                terms,
                signature,
                digest,
                acceptedAt,
                end,
                Optional.of(why),
                Optional.empty(),
                listing,
                Optional.empty(),
                Optional.empty(),
                Optional.of(now)))
        : Outcome.rejected(VaultFailure.INTENT_NOT_PENDING);
  }
}
