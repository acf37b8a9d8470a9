package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.market.Listings;
import io.ringledger.vault.domain.intent.IntentRules.ListingOffer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Signed listings. */
public record SubmitListingsRequest(
    @NotNull(message = "must be given")
        @Size(min = 1, max = Listings.MAX_LISTINGS, message = "must be 1 to 1000")
        List<@NotNull(message = "must be given") ListingFields> listings) {

  /** The listings as far as they can be read; the request has been validated. */
  public List<Outcome<ListingOffer>> wanted() {
    return listings.stream().map(ListingFields::offer).toList();
  }
}
