package io.ringledger.vault.rest.market;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.market.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some active listings, the newest first, and how to ask for the following ones. */
public record ListingPageResponse(List<ListingResponse> items, @Nullable String nextCursor) {

  static ListingPageResponse of(Page<Listing, ListingId> page) {
    return new ListingPageResponse(
        page.items().stream().map(ListingResponse::of).toList(),
        page.next().map(ListingId::value).map(Cursor::after).orElse(null));
  }
}
