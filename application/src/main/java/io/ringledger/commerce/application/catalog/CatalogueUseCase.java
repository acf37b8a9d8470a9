package io.ringledger.commerce.application.catalog;

import io.ringledger.commerce.application.PurchaseGates;
import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.application.outbound.Products.Stocked;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.commerce.domain.catalog.Product.Offer;
import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** {@inheritDoc} */
public final class CatalogueUseCase implements Catalogue {

  private final CataloguePorts ports;
  private final Products products;
  private final CatalogueTrail trail;

  public CatalogueUseCase(CataloguePorts ports) {
    this.ports = ports;
    this.products = ports.products();
    this.trail = new CatalogueTrail(ports);
  }

  @Override
  public Page<Stocked, ProductId> list(SiteCaller caller, Optional<ProductId> before, int limit) {
    return ports
        .scope()
        .within(caller.site(), () -> products.page(caller.site(), !isStaff(caller), before, limit));
  }

  @Override
  public Outcome<Stocked> get(SiteCaller caller, ProductId id) {
    return ports
        .scope()
        .within(caller.site(), () -> products.find(caller.site(), id))
        .filter(found -> isStaff(caller) || found.product().offer().active())
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(CommerceFailure.PRODUCT_NOT_FOUND));
  }

  @Override
  public Outcome<Stocked> add(SiteCaller caller, NewProduct wanted) {
    return PurchaseGates.staff(caller)
        .then(staff -> ports.scope().within(staff.site(), () -> introduce(staff, wanted)));
  }

  private Outcome<Stocked> introduce(SiteCaller staff, NewProduct wanted) {
    Product product =
        Product.introduce(
            new ProductId(ports.randomness().newId()),
            staff.site(),
            wanted.kind(),
            wanted.sku(),
            offer(staff, wanted.terms()));
    if (!products.add(product)) {
      return Outcome.rejected(CommerceFailure.SKU_TAKEN);
    }
    Map<String, String> details = details(product);
    details.put("sku", product.sku());
    details.put("kind", product.kind().wire());
    trail.succeeded(staff, chain(product.id()), "product.add", details);
    return Outcome.success(new Stocked(product, StockLevel.NONE));
  }

  @Override
  public Outcome<Stocked> change(SiteCaller caller, ProductId id, long base, Terms terms) {
    return held(
        caller,
        id,
        found -> {
          Outcome<Product> outcome = found.product().offered(base, offer(caller, terms));
          switch (outcome) {
            case Success<Product>(var product) -> {
              products.save(product);
              trail.succeeded(caller, chain(id), "product.change", details(product));
            }
            case Rejected<Product>(var code, _, _) ->
                trail.refused(
                    caller, chain(id), "product.change", code, Map.of("base", Long.toString(base)));
          }
          return outcome.map(product -> new Stocked(product, found.stock()));
        });
  }

  @Override
  public Outcome<Stocked> adjust(SiteCaller caller, ProductId id, long change, String reason) {
    return held(
        caller,
        id,
        found -> {
          Outcome<StockLevel> outcome = found.stock().adjust(change);
          Map<String, String> details = new TreeMap<>();
          details.put("change", Long.toString(change));
          details.put("reason", reason);
          switch (outcome) {
            case Success<StockLevel>(var stock) -> {
              products.save(found.product(), stock);
              details.put("on_hand", Long.toString(stock.onHand()));
              details.put("reserved", Long.toString(stock.reserved()));
              trail.succeeded(caller, chain(id), "stock.adjust", details);
            }
            case Rejected<StockLevel>(var code, _, _) ->
                trail.refused(caller, chain(id), "stock.adjust", code, details);
          }
          return outcome.map(stock -> new Stocked(found.product(), stock));
        });
  }

  private Outcome<Stocked> held(
      SiteCaller caller, ProductId id, Function<Stocked, Outcome<Stocked>> verb) {
    return PurchaseGates.staff(caller)
        .then(
            staff ->
                ports
                    .scope()
                    .within(
                        staff.site(),
                        () ->
                            products
                                .lock(staff.site(), id)
                                .map(verb)
                                .orElseGet(
                                    () -> Outcome.rejected(CommerceFailure.PRODUCT_NOT_FOUND))));
  }

  private Offer offer(SiteCaller staff, Terms terms) {
    return new Offer(
        terms.name(),
        terms.description(),
        new Money(terms.priceMinor(), ports.shelf().settings(staff.site()).currency()),
        terms.taxClass(),
        terms.active());
  }

  private static Map<String, String> details(Product product) {
    Offer offer = product.offer();
    Map<String, String> details = new TreeMap<>();
    details.put("version", Long.toString(product.version()));
    details.put("name", offer.name());
    details.put("price", offer.price().toString());
    details.put("tax_class", offer.taxClass().wire());
    details.put("active", Boolean.toString(offer.active()));
    return details;
  }

  private static boolean isStaff(SiteCaller caller) {
    return caller.standing().includes(SiteStanding.SITE_ADMIN);
  }

  private static String chain(ProductId id) {
    return "product:" + id;
  }
}
