package io.ringledger.commerce.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.catalog.Product.Offer;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private static final CurrencyCode EUR = new CurrencyCode("EUR");

  private static Offer offer(String name, String description) {
    return new Offer(name, description, new Money(4900, EUR), TaxClass.STANDARD, true);
  }

  private static Product product(String sku) {
    return Product.introduce(
        new ProductId(new UUID(1, 1)),
        new SiteId(new UUID(2, 2)),
        ProductKind.TICKET,
        sku,
        offer("Ticket", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "T-1.2_3",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void aSkuHasOneToSixtyFourPlainCharacters(String sku) {
    assertThat(product(sku).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "é",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void anythingElseIsNoSku(String sku) {
    assertThatThrownBy(() -> product(sku)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesAndDescriptionsHaveTheirLimits() {
    offer("a".repeat(200), "a".repeat(5_000));
    assertThatThrownBy(() -> offer("a".repeat(201), ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> offer(" ", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> offer("a", "a".repeat(5_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChangeMakesTheNextVersionAndAStaleOneIsRefused() {
    Product changed = value(product("a").offered(1, offer("Other", "")));

    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.offer().name()).isEqualTo("Other");
    assertRefused(changed.offered(1, offer("Stale", "")), CommerceFailure.PRODUCT_CHANGED);
    assertRefused(changed.offered(3, offer("Early", "")), CommerceFailure.PRODUCT_CHANGED);
  }

  @Test
  void aProductStaysInItsCurrency() {
    Offer dollars =
        new Offer("A", "", new Money(1, new CurrencyCode("USD")), TaxClass.STANDARD, true);

    assertThatThrownBy(() -> product("a").offered(1, dollars))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asManyAsThereAreCanBeSetAsideAndNoMore() {
    StockLevel level = new StockLevel(10, 4);

    assertThat(level.available()).isEqualTo(6);
    assertThat(value(level.reserve(6))).isEqualTo(new StockLevel(10, 10));
    assertRefused(level.reserve(7), CommerceFailure.OUT_OF_STOCK);
  }

  @Test
  void whatIsSetAsideIsGivenBackOrSoldAndNoMore() {
    StockLevel level = new StockLevel(10, 4);

    assertThat(level.release(4)).isEqualTo(new StockLevel(10, 0));
    assertThat(level.ship(4)).isEqualTo(new StockLevel(6, 0));
    assertThatThrownBy(() -> level.release(5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> level.ship(5)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void nothingAtAllIsNoQuantity(int quantity) {
    StockLevel level = new StockLevel(10, 4);

    assertThatThrownBy(() -> level.reserve(quantity)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> level.release(quantity)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> level.ship(quantity)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stockGoesDownToWhatIsSetAsideAndUpToWhatCanBeCounted() {
    StockLevel level = new StockLevel(10, 4);

    assertThat(value(level.adjust(-6))).isEqualTo(new StockLevel(4, 4));
    assertRefused(level.adjust(-7), CommerceFailure.STOCK_OUT_OF_RANGE);
    assertThat(value(level.adjust(StockLevel.MAX - 10)).onHand()).isEqualTo(StockLevel.MAX);
    assertRefused(level.adjust(StockLevel.MAX - 9), CommerceFailure.STOCK_OUT_OF_RANGE);
    assertRefused(level.adjust(Long.MAX_VALUE), CommerceFailure.STOCK_OUT_OF_RANGE);
    assertRefused(level.adjust(Long.MIN_VALUE), CommerceFailure.STOCK_OUT_OF_RANGE);
  }

  @Test
  void moreSetAsideThanThereAreCannotBe() {
    assertThatThrownBy(() -> new StockLevel(1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StockLevel(-1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StockLevel(StockLevel.MAX + 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static <T> T value(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }

  private static void assertRefused(Outcome<?> outcome, CommerceFailure code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
