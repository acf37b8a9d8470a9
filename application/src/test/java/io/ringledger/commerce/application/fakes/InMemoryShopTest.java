package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.contract.ShopContract;
import io.ringledger.commerce.application.outbound.Discounts;
import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.ShopBook;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import java.util.UUID;

class InMemoryShopTest extends ShopContract {

  private final InMemoryShop shop = new InMemoryShop();
  private final OneSiteScope scope = new OneSiteScope(new SnapshotUnitOfWork(shop));

  InMemoryShopTest() {
    shop.worksWithin(scope);
  }

  @Override
  protected SiteId givenSite() {
    return new SiteId(UUID.randomUUID());
  }

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected Products products() {
    return shop;
  }

  @Override
  protected StockLevels stock() {
    return shop;
  }

  @Override
  protected Shelf shelf() {
    return shop;
  }

  @Override
  protected ShopBook book() {
    return shop;
  }

  @Override
  protected Discounts discounts() {
    return shop;
  }
}
