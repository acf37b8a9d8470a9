package io.ringledger.app;

import io.ringledger.commerce.application.catalog.Catalogue;
import io.ringledger.commerce.application.catalog.CataloguePorts;
import io.ringledger.commerce.application.catalog.CatalogueUseCase;
import io.ringledger.commerce.application.catalog.ShopRules;
import io.ringledger.commerce.application.catalog.ShopRulesUseCase;
import io.ringledger.commerce.application.outbound.Discounts;
import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.ShopBook;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.sites.SiteScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the use cases about catalogues what they need. */
@ApplicationScoped
class CatalogueWiring {

  @Produces
  @Singleton
  CataloguePorts cataloguePorts(
      SiteScope scope,
      Products products,
      Discounts discounts,
      ShopBook book,
      Shelf shelf,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    return new CataloguePorts(scope, products, discounts, book, shelf, trail, randomness, clock);
  }

  @Produces
  @Singleton
  Catalogue catalogue(CataloguePorts ports) {
    return new CatalogueUseCase(ports);
  }

  @Produces
  @Singleton
  ShopRules shopRules(CataloguePorts ports) {
    return new ShopRulesUseCase(ports);
  }
}
