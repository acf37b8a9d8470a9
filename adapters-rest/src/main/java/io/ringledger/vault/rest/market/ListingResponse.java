package io.ringledger.vault.rest.market;

import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.market.Listing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A listing. */
public record ListingResponse(
    String listingId,
    String state,
    String sessionId,
    String itemId,
    String seller,
    long priceDrops,
    String expiresAt,
    String listedAt,
    @Nullable String intentId,
    @Nullable String endedAt) {

  static ListingResponse of(Listing listing) {
    return new ListingResponse(
        listing.id().toString(),
        listing.state().wire(),
        listing.terms().sessionId().toString(),
        listing.terms().item().value(),
        listing.terms().seller().value(),
        listing.terms().price().value(),
        listing.terms().expiresAt().toString(),
        listing.listedAt().toString(),
        listing.takenBy().map(IntentId::toString).orElse(null),
        listing.endedAt().map(Instant::toString).orElse(null));
  }
}
