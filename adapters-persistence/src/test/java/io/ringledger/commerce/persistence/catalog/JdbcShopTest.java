package io.ringledger.commerce.persistence.catalog;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.ShopContract;
import io.ringledger.commerce.application.outbound.Discounts;
import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.ShopBook;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcShopTest extends ShopContract {

  @Inject SiteScope scope;
  @Inject Products products;
  @Inject StockLevels stock;
  @Inject Shelf shelf;
  @Inject ShopBook book;
  @Inject Discounts discounts;
  EmbeddedDatabase database;

  @Override
  protected SiteId givenSite() {
    SiteId site = new SiteId(UUID.randomUUID());
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(
          owner,
          "insert into sites values ('%s', 's-%1$s', 'Ring', 'EUR', true, now())".formatted(site));
      return site;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected Products products() {
    return products;
  }

  @Override
  protected StockLevels stock() {
    return stock;
  }

  @Override
  protected Shelf shelf() {
    return shelf;
  }

  @Override
  protected ShopBook book() {
    return book;
  }

  @Override
  protected Discounts discounts() {
    return discounts;
  }
}
