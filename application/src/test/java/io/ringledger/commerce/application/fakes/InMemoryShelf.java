package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.domain.SiteId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to buy, in memory, and how much of it. What is set aside or sold more often than
 * there was fails the test.
 */
public final class InMemoryShelf implements Shelf, StockLevels, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;
  private final Map<SiteId, ShopSettings> settings = new HashMap<>();
  private final Map<SiteId, Map<String, Discount>> discounts = new HashMap<>();
  private Map<ProductId, Stocked> stocked = new LinkedHashMap<>();

  /** How much there is of a product. */
  public record Level(long onHand, long reserved) {}

  private record Stocked(SiteId site, Item item, Level level) {

    Item offered() {
      return new Item(
          item.product(),
          item.sku(),
          item.name(),
          item.kind(),
          item.taxClass(),
          item.price(),
          item.active(),
          level.onHand() - level.reserved());
    }
  }

  public InMemoryShelf(OneSiteScope scope, RolePlay roles) {
    this.scope = scope;
    this.roles = roles;
  }

  /** Sets up how a site prices what it sells. */
  public void put(SiteId site, ShopSettings how) {
    settings.put(site, how);
  }

  /** Sets up a discount of a site. */
  public void put(SiteId site, Discount discount) {
    discounts.computeIfAbsent(site, _ -> new HashMap<>()).put(discount.code(), discount);
  }

  /** Sets up a product of which there are as many as it says; what is set aside stays so. */
  public void put(SiteId site, Item item) {
    long reserved =
        Optional.ofNullable(stocked.get(item.product()))
            .map(old -> old.level().reserved())
            .orElse(0L);
    stocked.put(
        item.product(), new Stocked(site, item, new Level(item.available() + reserved, reserved)));
  }

  /** How much there is, whoever asks. */
  public Level level(ProductId product) {
    return Optional.ofNullable(stocked.get(product)).orElseThrow().level();
  }

  @Override
  public List<Item> items(SiteId site, Set<ProductId> products) {
    scope.requireWithin(site, "the shelf");
    return stocked.values().stream()
        .filter(each -> each.site().equals(site) && products.contains(each.item().product()))
        .map(Stocked::offered)
        .toList();
  }

  @Override
  public Optional<Discount> discount(SiteId site, String code) {
    scope.requireWithin(site, "the shelf");
    return Optional.ofNullable(discounts.getOrDefault(site, Map.of()).get(code));
  }

  @Override
  public ShopSettings settings(SiteId site) {
    scope.requireWithin(site, "the shelf");
    return Optional.ofNullable(settings.get(site))
        .orElseThrow(() -> new AssertionError("the test has not set up site " + site));
  }

  @Override
  public Optional<ProductId> reserve(SiteId site, Map<ProductId, Integer> quantities) {
    require(site);
    Optional<ProductId> lacking =
        quantities.keySet().stream()
            .sorted(Comparator.comparing(product -> product.value().toString()))
            .filter(product -> !isThereOf(site, product, quantities.getOrDefault(product, 0)))
            .findFirst();
    if (lacking.isEmpty()) {
      quantities.forEach((product, quantity) -> move(site, product, 0, quantity));
    }
    return lacking;
  }

  private boolean isThereOf(SiteId site, ProductId product, int quantity) {
    return Optional.ofNullable(stocked.get(product))
        .filter(each -> each.site().equals(site))
        .map(each -> each.level().onHand() - each.level().reserved() >= quantity)
        .orElse(false);
  }

  @Override
  public void release(SiteId site, Map<ProductId, Integer> quantities) {
    require(site);
    quantities.forEach((product, quantity) -> move(site, product, 0, -quantity));
  }

  @Override
  public void ship(SiteId site, Map<ProductId, Integer> quantities) {
    require(site);
    quantities.forEach((product, quantity) -> move(site, product, -quantity, -quantity));
  }

  private void move(SiteId site, ProductId product, int onHand, int reserved) {
    Stocked before = Optional.ofNullable(stocked.get(product)).orElseThrow();
    Level after = new Level(before.level().onHand() + onHand, before.level().reserved() + reserved);
    if (!before.site().equals(site) || after.reserved() < 0 || after.onHand() < after.reserved()) {
      throw new AssertionError(
          "product %s would have %d on hand and %d set aside"
              .formatted(product, after.onHand(), after.reserved()));
    }
    stocked.put(product, new Stocked(site, before.item(), after));
  }

  private void require(SiteId site) {
    scope.requireWithin(site, "the stock");
    roles.requireUnrestricted("the stock");
  }

  @Override
  public Runnable checkpoint() {
    Map<ProductId, Stocked> before = new LinkedHashMap<>(stocked);
    return () -> stocked = before;
  }
}
