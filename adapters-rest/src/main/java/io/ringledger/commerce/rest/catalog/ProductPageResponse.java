package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.outbound.Products.Stocked;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some products, the newest first, and how to ask for the following ones. */
public record ProductPageResponse(List<ProductResponse> items, @Nullable String nextCursor) {

  public static ProductPageResponse of(SiteCaller caller, Page<Stocked, ProductId> page) {
    return new ProductPageResponse(
        page.items().stream().map(stocked -> ProductResponse.of(caller, stocked)).toList(),
        page.next().map(ProductId::value).map(Cursor::after).orElse(null));
  }
}
