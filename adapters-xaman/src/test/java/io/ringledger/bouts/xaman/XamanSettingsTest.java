package io.ringledger.bouts.xaman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.bouts.xaman.XamanSettings.Calls;
import io.ringledger.bouts.xaman.XamanSettings.Requests;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XamanSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "secret", "66666666-7777-8888-9999-00000000000", "1-2-3-4-5"})
  void keyAndSecretAreUuids(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(text, FakeXaman.SECRET));
    assertThatIllegalArgumentException().isThrownBy(() -> settings(FakeXaman.KEY, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xumm.app", "ftp://xumm.app/", "https:///"})
  void theBaseUrlIsOneOfHttp(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new XamanSettings(
                    URI.create(url), FakeXaman.KEY, FakeXaman.SECRET, Requests.USUAL, Calls.USUAL));
  }

  @Test
  void credentialsAreNotPrinted() {
    assertThat(settings(FakeXaman.KEY, FakeXaman.SECRET).toString())
        .contains("xumm.app")
        .doesNotContain(FakeXaman.KEY)
        .doesNotContain(FakeXaman.SECRET);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 43_201})
  void aRequestExpiresBetweenAMinuteAndThirtyDays(int minutes) {
    new Requests(1, Optional.empty(), Optional.empty());
    new Requests(43_200, Optional.empty(), Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requests(minutes, Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TEST NET", "net\n"})
  void theNetworkIsAName(String network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requests(1, Optional.of(network), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ringledger.example", "https://a b", "https://\"", "javascript:x"})
  void theReturnUrlIsOne(String url) {
    new Requests(1, Optional.empty(), Optional.of("https://ringledger.example/?id={id}&tx={txid}"));
    new Requests(1, Optional.empty(), Optional.of("ringledger-app://signed"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requests(1, Optional.empty(), Optional.of(url)));
  }

  @Test
  void callsEndAndAreCounted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calls.of(Duration.ZERO, 25, Duration.ofSeconds(8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calls.of(Duration.ofSeconds(61), 25, Duration.ofSeconds(8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calls.of(Duration.ofSeconds(10), 0, Duration.ofSeconds(8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calls.of(Duration.ofSeconds(10), 25, Duration.ofSeconds(61)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calls.of(Duration.ofSeconds(10), 25, Duration.ofSeconds(-1)));
  }

  private static XamanSettings settings(String key, String secret) {
    return new XamanSettings(XamanSettings.PLATFORM, key, secret, Requests.USUAL, Calls.USUAL);
  }
}
