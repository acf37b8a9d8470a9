package io.ringledger.shared.rest.testing;

import io.ringledger.commerce.application.catalog.Catalogue;
import io.ringledger.commerce.application.catalog.CataloguePorts;
import io.ringledger.commerce.application.catalog.CatalogueUseCase;
import io.ringledger.commerce.application.catalog.ShopRules;
import io.ringledger.commerce.application.catalog.ShopRulesUseCase;
import io.ringledger.commerce.application.fakes.InMemoryShop;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The real use cases about catalogues on stores in memory; every site sells for euros. */
@Singleton
public class CatalogueWorld {

  private final InMemoryShop shop = new InMemoryShop();
  private final OneSiteScope scope = new OneSiteScope(new SnapshotUnitOfWork(shop));

  CatalogueWorld() {
    shop.worksWithin(scope);
  }

  private CataloguePorts ports(World world) {
    return new CataloguePorts(
        scope, shop, shop, shop, shop, world.trail, world.randomness, world.clock);
  }

  @Produces
  @Singleton
  Catalogue catalogue(World world) {
    return new CatalogueUseCase(ports(world));
  }

  @Produces
  @Singleton
  ShopRules rules(World world) {
    return new ShopRulesUseCase(ports(world));
  }
}
