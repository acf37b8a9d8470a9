package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeysTest {

  private static final String ONE = "1:" + Keys.base64(1);

  @Test
  void theHighestVersionSealsAndAllOpen() {
    SealingKeys keys = SealingKeys.parse("10:" + Keys.base64(2) + " , " + ONE);

    assertThat(keys.newest()).isEqualTo(10);
    assertThat(keys.key(1)).isPresent();
    assertThat(keys.key(10)).isPresent();
    assertThat(keys.key(2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1:",
        ":AAAA",
        "0:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
        "-1:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
        "one:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
        "1:not base64",
        "1:AQID",
        "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "1:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=,",
        "1:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=,1:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyE="
      })
  void anythingElseIsRefusedWithoutQuotingAKey(String text) {
    assertThatThrownBy(() -> SealingKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("AQID", "AAAA");
  }

  @Test
  void theyAreNeverPrinted() {
    assertThat(SealingKeys.parse(ONE)).hasToString("SealingKeys[1]");
  }
}
