package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.Discounts;
import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.ShopBook;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The catalogues of all sites in memory, their prices and their stock; used for a site out of its
 * scope it fails the test.
 */
public final class InMemoryShop
    implements Products, StockLevels, Shelf, ShopBook, Discounts, Restorable {

  private Map<SiteId, Map<ProductId, Stocked>> products = new HashMap<>();
  private Map<SiteId, Map<DiscountId, Discount>> discounts = new HashMap<>();
  private Map<SiteId, ShopSettings> settings = new HashMap<>();
  private Optional<OneSiteScope> scope = Optional.empty();

  /** The scope that tells for which site it works; made after it, of the same unit of work. */
  public void worksWithin(OneSiteScope one) {
    scope = Optional.of(one);
  }

  @Override
  public synchronized boolean add(Product product) {
    boolean taken =
        of(product.site()).values().stream()
            .anyMatch(other -> other.product().sku().equals(product.sku()));
    if (!taken) {
      of(product.site()).put(product.id(), new Stocked(product, StockLevel.NONE));
    }
    return !taken;
  }

  @Override
  public synchronized Optional<Stocked> find(SiteId site, ProductId id) {
    return Optional.ofNullable(of(site).get(id));
  }

  @Override
  public Optional<Stocked> lock(SiteId site, ProductId id) {
    return find(site, id);
  }

  @Override
  public synchronized void save(Product product) {
    of(product.site())
        .computeIfPresent(product.id(), (_, found) -> new Stocked(product, found.stock()));
  }

  @Override
  public synchronized void save(Product product, StockLevel stock) {
    of(product.site())
        .computeIfPresent(product.id(), (_, found) -> new Stocked(found.product(), stock));
  }

  @Override
  public synchronized Page<Stocked, ProductId> page(
      SiteId site, boolean onlyActive, Optional<ProductId> before, int limit) {
    return page(
        of(site).values().stream()
            .filter(found -> !onlyActive || found.product().offer().active())
            .toList(),
        found -> found.product().id(),
        before,
        limit);
  }

  private static <T, I> Page<T, I> page(
      List<T> all, Function<T, I> id, Optional<I> before, int limit) {
    List<T> rest =
        all.stream()
            .sorted(Comparator.comparing((T one) -> id.apply(one).toString()).reversed())
            .filter(
                one ->
                    before
                        .map(last -> id.apply(one).toString().compareTo(last.toString()) < 0)
                        .orElse(true))
            .toList();
    List<T> items = rest.subList(0, Math.min(limit, rest.size()));
    return new Page<>(
        items,
        items.size() < rest.size() ? Optional.of(id.apply(items.getLast())) : Optional.empty());
  }

  @Override
  public synchronized Optional<ProductId> reserve(SiteId site, Map<ProductId, Integer> quantities) {
    Optional<ProductId> lacking =
        quantities.keySet().stream()
            .sorted(Comparator.comparing(ProductId::toString))
            .filter(
                id ->
                    find(site, id)
                        .map(found -> found.stock().available() < quantities.get(id))
                        .orElse(true))
            .findFirst();
    if (lacking.isEmpty()) {
      change(
          site,
          quantities,
          (stock, quantity) -> ((Success<StockLevel>) stock.reserve(quantity)).value());
    }
    return lacking;
  }

  @Override
  public synchronized void release(SiteId site, Map<ProductId, Integer> quantities) {
    change(site, quantities, StockLevel::release);
  }

  @Override
  public synchronized void ship(SiteId site, Map<ProductId, Integer> quantities) {
    change(site, quantities, StockLevel::ship);
  }

  private void change(
      SiteId site,
      Map<ProductId, Integer> quantities,
      BiFunction<StockLevel, Integer, StockLevel> verb) {
    quantities.forEach(
        (id, quantity) -> {
          Stocked found =
              find(site, id).orElseThrow(() -> new IllegalStateException("no product " + id));
          try {
            save(found.product(), verb.apply(found.stock(), quantity));
          } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  public synchronized List<Item> items(SiteId site, Set<ProductId> wanted) {
    return of(site).values().stream()
        .filter(found -> wanted.contains(found.product().id()))
        .map(InMemoryShop::item)
        .toList();
  }

  private static Item item(Stocked found) {
    Product product = found.product();
    return new Item(
        product.id(),
        product.sku(),
        product.offer().name(),
        product.kind(),
        product.offer().taxClass(),
        product.offer().price(),
        product.offer().active(),
        found.stock().available());
  }

  @Override
  public synchronized Optional<Discount> discount(SiteId site, String code) {
    return discountsOf(site).values().stream()
        .filter(discount -> discount.code().equals(code))
        .findFirst();
  }

  @Override
  public synchronized boolean add(SiteId site, Discount discount) {
    boolean taken = discount(site, discount.code()).isPresent();
    if (!taken) {
      discountsOf(site).put(discount.id(), discount);
    }
    return !taken;
  }

  @Override
  public synchronized Optional<Discount> lock(SiteId site, DiscountId id) {
    return Optional.ofNullable(discountsOf(site).get(id));
  }

  @Override
  public synchronized void save(SiteId site, Discount discount) {
    discountsOf(site).put(discount.id(), discount);
  }

  @Override
  public synchronized Page<Discount, DiscountId> page(
      SiteId site, Optional<DiscountId> before, int limit) {
    return page(List.copyOf(discountsOf(site).values()), Discount::id, before, limit);
  }

  @Override
  public synchronized ShopSettings settings(SiteId site) {
    check(site);
    return settings.getOrDefault(site, ShopSettings.plain(new CurrencyCode("EUR")));
  }

  @Override
  public ShopSettings lock(SiteId site) {
    return settings(site);
  }

  @Override
  public synchronized void save(SiteId site, ShopSettings other) {
    check(site);
    settings.put(site, other);
  }

  private Map<ProductId, Stocked> of(SiteId site) {
    check(site);
    return products.computeIfAbsent(site, _ -> new HashMap<>());
  }

  private Map<DiscountId, Discount> discountsOf(SiteId site) {
    check(site);
    return discounts.computeIfAbsent(site, _ -> new HashMap<>());
  }

  private void check(SiteId site) {
    scope.ifPresent(one -> one.requireWithin(site, "the catalogue"));
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<SiteId, Map<ProductId, Stocked>> productsBefore = new HashMap<>();
    products.forEach((site, all) -> productsBefore.put(site, new HashMap<>(all)));
    Map<SiteId, Map<DiscountId, Discount>> discountsBefore = new HashMap<>();
    discounts.forEach((site, all) -> discountsBefore.put(site, new HashMap<>(all)));
    Map<SiteId, ShopSettings> settingsBefore = new HashMap<>(settings);
    return () -> {
      products = productsBefore;
      discounts = discountsBefore;
      settings = settingsBefore;
    };
  }
}
