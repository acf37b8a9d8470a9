package io.ringledger.commerce.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.commerce.application.outbound.Discounts;
import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.application.outbound.Products.Stocked;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.application.outbound.ShopBook;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.commerce.domain.catalog.Product.Offer;
import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Discount.Off;
import io.ringledger.commerce.domain.pricing.Discount.PartOff;
import io.ringledger.commerce.domain.pricing.ShippingRate;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.TaxRate;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything that keeps the catalogues of sites keeps to. */
public abstract class ShopContract {

  private static final CurrencyCode EUR = new CurrencyCode("EUR");
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  private static long made;

  private SiteId site;
  private SiteId other;

  /** A site that sells for euros, known to the stores. */
  protected abstract SiteId givenSite();

  protected abstract SiteScope scope();

  protected abstract Products products();

  protected abstract StockLevels stock();

  protected abstract Shelf shelf();

  protected abstract ShopBook book();

  protected abstract Discounts discounts();

  @BeforeEach
  public void twoSites() {
    site = givenSite();
    other = givenSite();
  }

  @Test
  public void aProductComesBackAsItWasWithNothingOfIt() {
    Product product = product("shirt");

    assertThat(add(product)).isTrue();

    assertThat(find(product)).contains(new Stocked(product, StockLevel.NONE));
    assertThat(in(site, () -> products().lock(site, product.id())))
        .contains(new Stocked(product, StockLevel.NONE));
  }

  @Test
  public void aSkuIsTakenOnceOnASiteAndFreeOnAnother() {
    Product first = product("shirt");
    add(first);

    assertThat(add(product("shirt"))).isFalse();
    assertThat(add(product("SHIRT"))).isTrue();
    assertThat(add(product(other, "shirt", true))).isTrue();
  }

  @Test
  public void aSiteSeesNothingOfAnothers() {
    Product theirs = product(other, "shirt", true);
    add(theirs);

    assertThat(in(site, () -> products().find(site, theirs.id()))).isEmpty();
    assertThat(in(site, () -> shelf().items(site, Set.of(theirs.id())))).isEmpty();
    assertThat(in(site, () -> products().page(site, false, Optional.empty(), 10)).items())
        .isEmpty();
    assertThat(in(site, () -> stock().reserve(site, Map.of(theirs.id(), 1)))).contains(theirs.id());
  }

  @Test
  public void anOfferAndAStockAreKept() {
    Product product = product("shirt");
    add(product);
    Product dearer =
        new Product(product.id(), site, product.kind(), product.sku(), offer("Dear", 99, false), 2);

    scope().run(site, () -> products().save(dearer));
    scope().run(site, () -> products().save(dearer, new StockLevel(10, 4)));

    assertThat(find(product)).contains(new Stocked(dearer, new StockLevel(10, 4)));
  }

  @Test
  public void productsAreListedNewestFirstWithOrWithoutWhatIsNotForSale() {
    Product old = product("a");
    Product hidden = product(site, "b", false);
    Product young = product("c");
    Stream.of(old, hidden, young).forEach(this::add);

    Page<Stocked, ProductId> first =
        in(site, () -> products().page(site, false, Optional.empty(), 2));
    assertThat(first.items()).extracting(Stocked::product).containsExactly(young, hidden);
    assertThat(in(site, () -> products().page(site, false, first.next(), 2)).items())
        .extracting(Stocked::product)
        .containsExactly(old);
    Page<Stocked, ProductId> active =
        in(site, () -> products().page(site, true, Optional.empty(), 2));
    assertThat(active.items()).extracting(Stocked::product).containsExactly(young, old);
    assertThat(active.next()).isEmpty();
  }

  @Test
  public void whatBuyersSeeIsWhatThereIs() {
    Product shirt = stocked("shirt", new StockLevel(10, 4));
    Product hidden = product(site, "hidden", false);
    add(hidden);

    assertThat(
            in(
                site,
                () ->
                    shelf()
                        .items(
                            site,
                            Set.of(shirt.id(), hidden.id(), new ProductId(UUID.randomUUID())))))
        .containsExactlyInAnyOrder(
            new Item(
                shirt.id(),
                "shirt",
                "Thing",
                ProductKind.MERCHANDISE,
                TaxClass.REDUCED,
                new Money(4900, EUR),
                true,
                6),
            new Item(
                hidden.id(),
                "hidden",
                "Thing",
                ProductKind.MERCHANDISE,
                TaxClass.REDUCED,
                new Money(4900, EUR),
                false,
                0));
    assertThat(in(site, () -> shelf().items(site, Set.of()))).isEmpty();
  }

  @Test
  public void stockIsSetAsideGivenBackAndSold() {
    Product shirt = stocked("shirt", new StockLevel(10, 0));
    Product scarf = stocked("scarf", new StockLevel(5, 0));
    Map<ProductId, Integer> wanted = Map.of(shirt.id(), 3, scarf.id(), 5);

    assertThat(in(site, () -> stock().reserve(site, wanted))).isEmpty();
    assertThat(levels(shirt, scarf)).containsExactly(new StockLevel(10, 3), new StockLevel(5, 5));
    scope().run(site, () -> stock().release(site, wanted));
    assertThat(levels(shirt, scarf)).containsExactly(new StockLevel(10, 0), new StockLevel(5, 0));
    in(site, () -> stock().reserve(site, wanted));
    scope().run(site, () -> stock().ship(site, wanted));
    assertThat(levels(shirt, scarf)).containsExactly(new StockLevel(7, 0), StockLevel.NONE);
  }

  @Test
  public void whereOneLacksNoneIsSetAside() {
    Product shirt = stocked("shirt", new StockLevel(10, 8));
    Product scarf = stocked("scarf", new StockLevel(5, 0));

    assertThat(in(site, () -> stock().reserve(site, Map.of(shirt.id(), 3, scarf.id(), 1))))
        .contains(shirt.id());
    assertThat(in(site, () -> stock().reserve(site, Map.of(shirt.id(), 2, scarf.id(), 6))))
        .contains(scarf.id());

    assertThat(levels(shirt, scarf)).containsExactly(new StockLevel(10, 8), new StockLevel(5, 0));
  }

  @Test
  public void ofSeveralThatLackTheFirstIsNamedAndSoIsOneThatIsNotThere() {
    Product shirt = stocked("shirt", StockLevel.NONE);
    Product scarf = stocked("scarf", StockLevel.NONE);
    ProductId nothing = new ProductId(new UUID(0, 1));

    assertThat(in(site, () -> stock().reserve(site, Map.of(scarf.id(), 1, shirt.id(), 1))))
        .contains(shirt.id());
    assertThat(in(site, () -> stock().reserve(site, Map.of(shirt.id(), 1, nothing, 1))))
        .contains(nothing);
  }

  @Test
  public void moreThanWasSetAsideIsNeitherGivenBackNorSold() {
    Product shirt = stocked("shirt", new StockLevel(10, 2));
    Map<ProductId, Integer> tooMany = Map.of(shirt.id(), 3);

    assertThatThrownBy(() -> scope().run(site, () -> stock().release(site, tooMany)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> scope().run(site, () -> stock().ship(site, tooMany)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(levels(shirt)).containsExactly(new StockLevel(10, 2));
  }

  @Test
  public void aHundredAtOnceForThirtySevenGetExactlyThirtySeven() {
    Product ticket = stocked("ticket", new StockLevel(37, 0));
    Callable<Boolean> buyer =
        () -> in(site, () -> stock().reserve(site, Map.of(ticket.id(), 1))).isEmpty();

    List<Boolean> served = InTurn.atOnce(Collections.nCopies(100, buyer));

    assertThat(served.stream().filter(got -> got)).hasSize(37);
    assertThat(levels(ticket)).containsExactly(new StockLevel(37, 37));
  }

  @Test
  public void twoWhoWantTheSameInAnotherOrderDoNotWaitForEachOtherInACircle() {
    Product shirt = stocked("shirt", new StockLevel(40, 0));
    Product scarf = stocked("scarf", new StockLevel(40, 0));
    Callable<Boolean> one =
        () -> in(site, () -> stock().reserve(site, ordered(shirt.id(), scarf.id()))).isEmpty();
    Callable<Boolean> two =
        () -> in(site, () -> stock().reserve(site, ordered(scarf.id(), shirt.id()))).isEmpty();

    List<Boolean> served =
        InTurn.atOnce(
            Stream.concat(
                    Collections.nCopies(10, one).stream(), Collections.nCopies(10, two).stream())
                .toList());

    assertThat(served).containsOnly(true);
    assertThat(levels(shirt, scarf))
        .containsExactly(new StockLevel(40, 20), new StockLevel(40, 20));
  }

  private static Map<ProductId, Integer> ordered(ProductId first, ProductId second) {
    Map<ProductId, Integer> quantities = new LinkedHashMap<>();
    quantities.put(first, 1);
    quantities.put(second, 1);
    return quantities;
  }

  @Test
  public void aSiteBeginsWithoutRatesAndKeepsThoseItIsGiven() {
    assertThat(in(site, () -> shelf().settings(site))).isEqualTo(ShopSettings.plain(EUR));
    ShopSettings first = settings("AT", "DE");

    scope()
        .run(
            site,
            () -> {
              assertThat(book().lock(site)).isEqualTo(ShopSettings.plain(EUR));
              book().save(site, first);
            });
    assertThat(in(site, () -> shelf().settings(site))).isEqualTo(first);
    scope()
        .run(
            site,
            () -> {
              book().lock(site);
              book().save(site, settings("CH"));
            });

    assertThat(in(site, () -> shelf().settings(site))).isEqualTo(settings("CH"));
    assertThat(in(other, () -> shelf().settings(other))).isEqualTo(ShopSettings.plain(EUR));
  }

  private static ShopSettings settings(String... countries) {
    List<Country> all = Stream.of(countries).map(Country::new).toList();
    return new ShopSettings(
        EUR,
        all.stream()
            .flatMap(
                country ->
                    Stream.of(
                        new TaxRate(country, TaxClass.REDUCED, "MwSt.", 1000),
                        new TaxRate(country, TaxClass.STANDARD, "MwSt.", 2000)))
            .toList(),
        all.stream()
            .map(country -> new ShippingRate(country, new Money(490, EUR), TaxClass.STANDARD))
            .toList());
  }

  @Test
  public void aDiscountComesBackAsItWasUnderItsCode() {
    Discount part = discount("PART", Optional.of(NOW.plusSeconds(60)));
    Discount off =
        new Discount(
            new DiscountId(new UUID(8, 1)),
            "OFF",
            new Off(new Money(500, EUR)),
            new Money(1000, EUR),
            NOW,
            Optional.empty(),
            false);

    assertThat(in(site, () -> discounts().add(site, part))).isTrue();
    assertThat(in(site, () -> discounts().add(site, off))).isTrue();

    assertThat(in(site, () -> shelf().discount(site, "PART"))).contains(part);
    assertThat(in(site, () -> shelf().discount(site, "OFF"))).contains(off);
    assertThat(in(site, () -> discounts().lock(site, off.id()))).contains(off);
    assertThat(in(site, () -> shelf().discount(site, "part"))).isEmpty();
    assertThat(in(other, () -> shelf().discount(other, "PART"))).isEmpty();
    assertThat(in(site, () -> discounts().add(site, discount("PART", Optional.empty())))).isFalse();
  }

  @Test
  public void aDiscountIsChangedAndListed() {
    Discount first = discount("FIRST", Optional.empty());
    Discount second = discount("SECOND", Optional.empty());
    in(site, () -> discounts().add(site, first));
    in(site, () -> discounts().add(site, second));
    Discount changed =
        new Discount(
            first.id(),
            "FIRST",
            new Off(new Money(1, EUR)),
            new Money(0, EUR),
            NOW,
            Optional.of(NOW.plusSeconds(1)),
            false);

    scope().run(site, () -> discounts().save(site, changed));

    Page<Discount, DiscountId> page = in(site, () -> discounts().page(site, Optional.empty(), 1));
    assertThat(page.items()).containsExactly(second);
    assertThat(in(site, () -> discounts().page(site, page.next(), 1)).items())
        .containsExactly(changed);
  }

  private static Discount discount(String code, Optional<Instant> end) {
    return new Discount(
        new DiscountId(nextId()), code, new PartOff(1000), Money.zero(EUR), NOW, end, true);
  }

  private Product product(String sku) {
    return product(site, sku, true);
  }

  private static Product product(SiteId site, String sku, boolean active) {
    return Product.introduce(
        new ProductId(nextId()), site, ProductKind.MERCHANDISE, sku, offer("Thing", 4900, active));
  }

  /** Ids in order. */
  private static synchronized UUID nextId() {
    made++;
    return new UUID(0x0197_0000_0000_7000L, 0x4000_0000_0000_0000L + made);
  }

  private static Offer offer(String name, long price, boolean active) {
    return new Offer(name, "Of cotton.", new Money(price, EUR), TaxClass.REDUCED, active);
  }

  private Product stocked(String sku, StockLevel level) {
    Product product = product(sku);
    add(product);
    scope().run(site, () -> products().save(product, level));
    return product;
  }

  private boolean add(Product product) {
    return in(product.site(), () -> products().add(product));
  }

  private Optional<Stocked> find(Product product) {
    return in(product.site(), () -> products().find(product.site(), product.id()));
  }

  private List<StockLevel> levels(Product... all) {
    return Stream.of(all).map(product -> find(product).orElseThrow().stock()).toList();
  }

  private <T> T in(SiteId where, Supplier<T> work) {
    return scope().within(where, work);
  }
}
