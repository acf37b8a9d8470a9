package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some discounts, the newest first, and how to ask for the following ones. */
public record DiscountPageResponse(List<DiscountResponse> items, @Nullable String nextCursor) {

  public static DiscountPageResponse of(SiteId site, Page<Discount, DiscountId> page) {
    return new DiscountPageResponse(
        page.items().stream().map(discount -> DiscountResponse.of(site, discount)).toList(),
        page.next().map(DiscountId::value).map(Cursor::after).orElse(null));
  }
}
