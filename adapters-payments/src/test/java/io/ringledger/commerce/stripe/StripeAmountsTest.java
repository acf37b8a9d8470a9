package io.ringledger.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountsTest {

  @ParameterizedTest
  @CsvSource({
    "EUR,2500,2500",
    "JPY,500,500",
    "ISK,5,500",
    "UGX,5,500",
    "MGA,500,5",
    "KWD,5120,5120",
    "HUF,1000,1000"
  })
  void stripeCountsItsOwnSmallestUnitAndBack(String currency, long minor, long stripe) {
    Money money = new Money(minor, new CurrencyCode(currency));
    assertThat(StripeAmounts.of(money)).hasValue(stripe);
    assertThat(StripeAmounts.money(stripe, StripeAmounts.currency(money))).contains(money);
  }

  @ParameterizedTest
  @CsvSource({"MGA,550", "KWD,5121", "BHD,1", "TND,9999"})
  void someAmountsDoNotExistThere(String currency, long minor) {
    assertThat(StripeAmounts.of(new Money(minor, new CurrencyCode(currency))))
        .isEqualTo(OptionalLong.empty());
  }

  @Test
  void whatIsNoMoneyIsNone() {
    assertThat(StripeAmounts.money(-1, "eur")).isEmpty();
    assertThat(StripeAmounts.money(Money.MAX_MINOR + 1, "eur")).isEmpty();
    assertThat(StripeAmounts.money(Long.MAX_VALUE, "mga")).isEmpty();
    assertThat(StripeAmounts.money(550, "isk")).isEmpty();
    assertThat(StripeAmounts.money(1, "xxx")).isEmpty();
    assertThat(StripeAmounts.money(1, "€")).isEmpty();
  }
}
