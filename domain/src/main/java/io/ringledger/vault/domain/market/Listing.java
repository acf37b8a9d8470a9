package io.ringledger.vault.domain.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionSignature;
import java.time.Instant;
import java.util.Optional;

/**
 * An owner's standing word to sell at a price, signed by a session key with TRADE.
 *
 * @param takenBy the BUY_NOW that has taken it
 * @param endedAt when it was sold, taken back or expired
 */
public record Listing(
    ListingId id,
    ListingTerms terms,
    SessionSignature signature,
    Instant listedAt,
    ListingState state,
    Optional<IntentId> takenBy,
    Optional<Instant> endedAt) {

  /** Throws {@link IllegalArgumentException} where the parts contradict each other. */
  public Listing {
    boolean isHeld = state == ListingState.TAKEN || state == ListingState.SOLD;
    if ((isHeld && takenBy.isEmpty()) || endedAt.isPresent() != state.isTerminal()) {
      throw new IllegalArgumentException("a listing that is " + state + " cannot be like that");
    }
  }

  /** Returns one that was made just now. */
  public static Listing listed(
      ListingId id, ListingTerms terms, SessionSignature signature, Instant now) {
    return new Listing(
        id, terms, signature, now, ListingState.ACTIVE, Optional.empty(), Optional.empty());
  }

  /** Returns whether a BUY_NOW may take it at that moment. */
  public boolean isFreeAt(Instant now) {
    return state == ListingState.ACTIVE && now.isBefore(terms.expiresAt());
  }

  /** Returns it taken; refused where it is not free. */
  public Outcome<Listing> take(IntentId buyer, Instant now) {
    return isFreeAt(now)
        ? Outcome.success(with(ListingState.TAKEN, Optional.of(buyer), Optional.empty()))
        : Outcome.rejected(VaultFailure.LISTING_NOT_ACTIVE);
  }

  /** Returns it free again, or expired, after whoever took it came to nothing. */
  public Listing free(Instant now) {
    if (state != ListingState.TAKEN) {
      throw new IllegalStateException("nobody has taken it");
    }
    return now.isBefore(terms.expiresAt())
        ? with(ListingState.ACTIVE, Optional.empty(), Optional.empty())
        : with(ListingState.EXPIRED, Optional.empty(), Optional.of(now));
  }

  /** Returns it taken back by its seller; refused where it is not active. */
  public Outcome<Listing> cancel(Instant now) {
    return state == ListingState.ACTIVE
        ? Outcome.success(with(ListingState.CANCELLED, Optional.empty(), Optional.of(now)))
        : Outcome.rejected(VaultFailure.LISTING_NOT_ACTIVE);
  }

  private Listing with(ListingState next, Optional<IntentId> buyer, Optional<Instant> end) {
    return new Listing(id, terms, signature, listedAt, next, buyer, end);
  }
}
