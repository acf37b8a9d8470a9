package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.outbound.Products.Stocked;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteStanding;
import org.jspecify.annotations.Nullable;

/**
 * A product of a site.
 *
 * @param onHand and what is reserved: for admins of the site alone
 */
public record ProductResponse(
    String siteId,
    String productId,
    String kind,
    String sku,
    String name,
    String description,
    long priceMinor,
    String currency,
    String taxClass,
    boolean active,
    long version,
    long available,
    @Nullable Long onHand,
    @Nullable Long reserved) {

  public static ProductResponse of(SiteCaller caller, Stocked stocked) {
    boolean staff = caller.standing().includes(SiteStanding.SITE_ADMIN);
    Product product = stocked.product();
    StockLevel stock = stocked.stock();
    return new ProductResponse(
        product.site().toString(),
        product.id().toString(),
        product.kind().wire(),
        product.sku(),
        product.offer().name(),
        product.offer().description(),
        product.offer().price().minor(),
        product.offer().price().currency().value(),
        product.offer().taxClass().wire(),
        product.offer().active(),
        product.version(),
        stock.available(),
        staff ? stock.onHand() : null,
        staff ? stock.reserved() : null);
  }
}
