package io.ringledger.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSettingsTest {

  private static final String KEY = "sk_test_1234567890";

  private static StripeSettings settings(String key, String base, String returnUrl, String hook) {
    return new StripeSettings(
        key,
        URI.create(base),
        Optional.of(returnUrl).filter(text -> !text.isEmpty()).map(URI::create),
        Optional.of(hook).filter(text -> !text.isEmpty()),
        StripeSettings.Calls.USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "pk_test_1234567890", "sk_test_", "sk_prod_1234567890", "sk_test_a b c d e"})
  void aKeyHasItsForm(String key) {
    assertThat(StripeSettings.isKey(key)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(key, "https://api.stripe.com", "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a", "https:///x", "https://a/v1", "https://a?b", "https://u@a"})
  void aBaseIsAHostAlone(String base) {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(KEY, base, "", ""));
  }

  @Test
  void aSlashAtTheEndDoesNotMatter() {
    assertThat(settings(KEY, "https://api.stripe.com/", "", "").base())
        .isEqualTo("https://api.stripe.com");
  }

  @Test
  void otherAddressesAndNamesHaveTheirFormToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(KEY, "https://a", "javascript:x", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> settings(KEY, "https://a", "", "evt_1"));
    assertThat(settings(KEY, "https://a", "https://shop.example/x", "we_1").toString())
        .doesNotContain("1234567890");
  }

  @Test
  void testKeysAreKnownByTheirForm() {
    assertThat(StripeSettings.isTestKey(KEY)).isTrue();
    assertThat(StripeSettings.isTestKey("rk_test_1234567890")).isTrue();
    assertThat(StripeSettings.isTestKey("sk_live_1234567890")).isFalse();
  }

  @Test
  void aCallEndsWithinAMinute() {
    for (Duration odd : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(61))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StripeSettings.Calls.of(odd, Duration.ofSeconds(1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StripeSettings.Calls.of(Duration.ofSeconds(1), odd));
    }
  }
}
