package io.ringledger.commerce.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.application.catalog.Catalogue.NewProduct;
import io.ringledger.commerce.application.catalog.Catalogue.Terms;
import io.ringledger.commerce.application.catalog.ShopRules.DiscountTerms;
import io.ringledger.commerce.application.catalog.ShopRules.NewSettings;
import io.ringledger.commerce.application.catalog.ShopRules.NewShippingRate;
import io.ringledger.commerce.application.fakes.InMemoryShop;
import io.ringledger.commerce.application.outbound.Products.Stocked;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Discount.Off;
import io.ringledger.commerce.domain.pricing.Discount.PartOff;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.TaxRate;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteCaller.User;
import io.ringledger.shared.application.sites.SiteCaller.Visitor;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueUseCaseTest {

  private static final SiteId SITE = new SiteId(new UUID(0, 1));
  private static final SiteId OTHER = new SiteId(new UUID(0, 2));
  private static final Terms TERMS = terms(4900, true);
  private static final SiteCaller ADMIN = user(SITE, SiteStanding.SITE_ADMIN);
  private static final SiteCaller SUPER = user(SITE, SiteStanding.SUPER_ADMIN);
  private static final SiteCaller ADMIN_ELSEWHERE = user(OTHER, SiteStanding.SITE_ADMIN);
  private static final SiteCaller CUSTOMER = user(SITE, SiteStanding.VISITOR);
  private static final SiteCaller VISITOR =
      new SiteCaller(
          SITE, new Visitor(new UserId(new UUID(7, 7))), SiteStanding.VISITOR, new RequestId("r1"));

  private final InMemoryShop shop = new InMemoryShop();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final OneSiteScope scope = new OneSiteScope(new SnapshotUnitOfWork(shop, trail));
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final CataloguePorts ports =
      new CataloguePorts(scope, shop, shop, shop, shop, trail, new SequentialRandomness(), clock);
  private final Catalogue catalogue = new CatalogueUseCase(ports);
  private final ShopRules rules = new ShopRulesUseCase(ports);

  CatalogueUseCaseTest() {
    shop.worksWithin(scope);
  }

  private static SiteCaller user(SiteId site, SiteStanding standing) {
    return new SiteCaller(
        site, new User(new UserId(new UUID(5, 5))), standing, new RequestId("r1"));
  }

  private static Terms terms(long price, boolean active) {
    return new Terms("Ticket", "A seat.", price, TaxClass.REDUCED, active);
  }

  private static NewProduct ticket(String sku) {
    return new NewProduct(ProductKind.TICKET, sku, TERMS);
  }

  @Test
  void aProductIsAddedOnceWithNothingOfIt() {
    Stocked added = done(catalogue.add(ADMIN, ticket("T-1")));

    assertThat(added.stock()).isEqualTo(StockLevel.NONE);
    assertThat(added.product().offer().price()).isEqualTo(new Money(4900, new CurrencyCode("EUR")));
    assertThat(done(catalogue.get(VISITOR, added.product().id()))).isEqualTo(added);
    assertRefused(catalogue.add(SUPER, ticket("T-1")), CommerceFailure.SKU_TAKEN);
  }

  @Test
  void onlyAdminsOfTheSiteChangeAnything() {
    ProductId id = done(catalogue.add(ADMIN, ticket("T-1"))).product().id();
    List<AuditEntry> before = trail.entries();
    for (SiteCaller other : List.of(VISITOR, CUSTOMER)) {
      Stream.of(
              catalogue.add(other, ticket("T-2")),
              catalogue.change(other, id, 1, TERMS),
              catalogue.adjust(other, id, 1, "found"),
              rules.settings(other),
              rules.settings(other, new NewSettings(List.of(), List.of())),
              rules.discounts(other, Optional.empty(), 10),
              rules.add(other, "CODE", part(1000)),
              rules.change(other, new DiscountId(new UUID(1, 1)), part(1000)))
          .forEach(outcome -> assertRefused(outcome, CommerceFailure.SITE_ADMIN_REQUIRED));
    }

    assertThat(trail.entries()).isEqualTo(before);
  }

  @Test
  void anAdminOfAnotherSiteFindsNothingHere() {
    ProductId id = done(catalogue.add(ADMIN, ticket("T-1"))).product().id();

    assertRefused(catalogue.get(ADMIN_ELSEWHERE, id), CommerceFailure.PRODUCT_NOT_FOUND);
    assertRefused(
        catalogue.change(ADMIN_ELSEWHERE, id, 1, TERMS), CommerceFailure.PRODUCT_NOT_FOUND);
    assertRefused(
        catalogue.adjust(ADMIN_ELSEWHERE, id, 1, "mine"), CommerceFailure.PRODUCT_NOT_FOUND);
    assertThat(catalogue.list(ADMIN_ELSEWHERE, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void buyersSeeWhatIsForSaleAndAdminsTheRestToo() {
    ProductId hidden =
        done(catalogue.add(ADMIN, new NewProduct(ProductKind.TICKET, "H", terms(1, false))))
            .product()
            .id();
    Stocked shown = done(catalogue.add(ADMIN, ticket("T-1")));

    assertThat(catalogue.list(VISITOR, Optional.empty(), 10).items()).containsExactly(shown);
    assertThat(catalogue.list(ADMIN, Optional.empty(), 10).items()).hasSize(2);
    assertRefused(catalogue.get(CUSTOMER, hidden), CommerceFailure.PRODUCT_NOT_FOUND);
    done(catalogue.get(ADMIN, hidden));
  }

  @Test
  void aChangeIsMadeFromTheVersionThatIsThere() {
    ProductId id = done(catalogue.add(ADMIN, ticket("T-1"))).product().id();

    Stocked changed = done(catalogue.change(ADMIN, id, 1, terms(5900, false)));

    assertThat(changed.product().version()).isEqualTo(2);
    assertRefused(catalogue.change(ADMIN, id, 1, TERMS), CommerceFailure.PRODUCT_CHANGED);
    assertThat(done(catalogue.get(ADMIN, id)).product().offer().price().minor()).isEqualTo(5900);
    assertThat(history("product:" + id))
        .containsExactly(
            "product.add success", "product.change success", "product.change product_changed");
  }

  @Test
  void stockComesAndGoesWithAReasonAndNeverBelowWhatIsSetAside() {
    ProductId id = done(catalogue.add(ADMIN, ticket("T-1"))).product().id();

    done(catalogue.adjust(ADMIN, id, 10, "delivered"));
    scope.run(SITE, () -> shop.reserve(SITE, Map.of(id, 4)));

    assertRefused(catalogue.adjust(ADMIN, id, -7, "lost"), CommerceFailure.STOCK_OUT_OF_RANGE);
    assertThat(done(catalogue.adjust(ADMIN, id, -6, "lost")).stock())
        .isEqualTo(new StockLevel(4, 4));
    assertThat(history("product:" + id))
        .containsExactly(
            "product.add success",
            "stock.adjust success",
            "stock.adjust stock_out_of_range",
            "stock.adjust success");
    assertThat(trail.entries())
        .filteredOn(entry -> entry.action().equals("stock.adjust"))
        .allSatisfy(
            entry ->
                assertThat(entry.details())
                    .containsKeys("change", "reason")
                    .containsEntry("site_id", SITE.toString()));
  }

  @Test
  void ratesAreReplacedAllAtOnceAndWrittenDown() {
    Country austria = new Country("AT");
    TaxRate tax = new TaxRate(austria, TaxClass.STANDARD, "MwSt.", 2000);
    NewShippingRate shipping = new NewShippingRate(austria, 490, TaxClass.STANDARD);

    ShopSettings settings =
        done(rules.settings(ADMIN, new NewSettings(List.of(tax), List.of(shipping))));

    assertThat(done(rules.settings(ADMIN))).isEqualTo(settings);
    assertThat(trail.entries().getLast().details())
        .containsEntry("tax_rates", "AT standard 2000")
        .containsEntry("shipping_rates", "AT 490 EUR standard");
    assertRefused(
        rules.settings(ADMIN, new NewSettings(List.of(tax, tax), List.of())),
        CommerceFailure.SHOP_SETTINGS_INVALID);
    assertRefused(
        rules.settings(ADMIN, new NewSettings(List.of(), List.of(shipping, shipping))),
        CommerceFailure.SHOP_SETTINGS_INVALID);
    assertThat(done(rules.settings(ADMIN))).isEqualTo(settings);
  }

  @Test
  void aDiscountIsAPartOrAnAmountAndItsCodeIsTakenOnce() {
    Discount part = done(rules.add(ADMIN, "PART", part(1000)));
    Discount off = done(rules.add(ADMIN, "OFF", amount(500)));

    assertThat(part.reduction()).isEqualTo(new PartOff(1000));
    assertThat(part.startsAt()).isEqualTo(clock.instant());
    assertThat(off.reduction()).isEqualTo(new Off(new Money(500, new CurrencyCode("EUR"))));
    assertThat(done(rules.discounts(ADMIN, Optional.empty(), 10)).items())
        .containsExactlyInAnyOrder(part, off);
    assertRefused(rules.add(ADMIN, "PART", part(1)), CommerceFailure.DISCOUNT_CODE_TAKEN);
    assertRefused(
        rules.add(ADMIN, "NONE", terms(Optional.empty(), Optional.empty(), Optional.empty())),
        CommerceFailure.DISCOUNT_INVALID);
    assertRefused(
        rules.add(ADMIN, "BOTH", terms(Optional.of(1), Optional.of(1L), Optional.empty())),
        CommerceFailure.DISCOUNT_INVALID);
    assertRefused(
        rules.add(
            ADMIN, "OVER", terms(Optional.of(1), Optional.empty(), Optional.of(clock.instant()))),
        CommerceFailure.DISCOUNT_INVALID);
  }

  @Test
  void aDiscountIsChangedButForItsCode() {
    Discount discount = done(rules.add(ADMIN, "PART", part(1000)));

    Discount changed = done(rules.change(ADMIN, discount.id(), amount(7)));

    assertThat(changed.code()).isEqualTo("PART");
    assertThat(done(rules.discounts(ADMIN, Optional.empty(), 10)).items()).containsExactly(changed);
    assertRefused(
        rules.change(ADMIN, new DiscountId(new UUID(9, 9)), part(1)),
        CommerceFailure.DISCOUNT_NOT_FOUND);
    assertThat(history("discount:" + discount.id()))
        .containsExactly("discount.add success", "discount.change success");
  }

  private static DiscountTerms part(int basisPoints) {
    return terms(Optional.of(basisPoints), Optional.empty(), Optional.empty());
  }

  private static DiscountTerms amount(long minor) {
    return terms(Optional.empty(), Optional.of(minor), Optional.empty());
  }

  private static DiscountTerms terms(
      Optional<Integer> basisPoints, Optional<Long> amount, Optional<Instant> end) {
    return new DiscountTerms(basisPoints, amount, 0, Optional.empty(), end, true);
  }

  private List<String> history(String chain) {
    return trail.entries().stream()
        .filter(entry -> entry.chain().name().equals(chain))
        .map(entry -> entry.action() + " " + entry.outcome())
        .toList();
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Success.class);
    return ((Success<T>) outcome).value();
  }

  private static void assertRefused(Outcome<?> outcome, CommerceFailure code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
