package io.ringledger.commerce.persistence.orders;

import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.application.outbound.PaymentAttempts;
import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.application.outbound.Refunds;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** All stores of a shop, on PostgreSQL. */
@ApplicationScoped
public class PostgresShop {

  private static final String NEW_SITE =
      "insert into sites values (?, 's-' || ?, 'A shop', 'EUR', true, now())";

  private static final String NEW_PRODUCT =
      """
      insert into products (site_id, id, kind, sku, name, description, price_minor, currency,
        tax_class, active, version)
      values (?, ?, 'ticket', ?, 'A product', '', 100, 'EUR', 'standard', true, 1)
      """;

  @Inject Orders orders;
  @Inject PaymentAttempts attempts;
  @Inject Refunds refunds;
  @Inject PaymentEvents events;
  @Inject PaymentFailures failures;
  @Inject SiteScope scope;
  @Inject Restriction restriction;
  @Inject UnitOfWork unitOfWork;
  @Inject SetSql sql;

  public ShopStores stores() {
    return new ShopStores(
        orders,
        attempts,
        refunds,
        events,
        failures,
        scope,
        restriction,
        unitOfWork,
        this::newSite,
        this::newProduct);
  }

  private SiteId newSite() {
    UUID site = UUID.randomUUID();
    unitOfWork.run(() -> sql.update(NEW_SITE, open -> open.set(site).set(site.toString())));
    return new SiteId(site);
  }

  private void newProduct(SiteId site, ProductId product) {
    scope.run(
        site,
        () ->
            sql.update(
                NEW_PRODUCT,
                open -> open.set(site.value()).set(product.value()).set(product.toString())));
  }
}
