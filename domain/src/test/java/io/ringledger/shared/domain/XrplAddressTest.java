package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XrplAddressTest {

  /** The genesis account, the black holes and an example, from the XRPL documentation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "rrrrrrrrrrrrrrrrrrrrrhoLvTp",
        "rrrrrrrrrrrrrrrrrrrrBZbvji",
        "rrrrrrrrrrrrrrrrrNAMEtxvNvQ",
        "rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpn"
      })
  void knownAddressesAreValid(String known) {
    assertThat(XrplAddress.parse(known).orElseThrow()).hasToString(known);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "r",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyT",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyThh",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTH",
        "RHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "Hb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        " rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh ",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdty0h",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyОh",
        "rrHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "rrrrrrrrrrrrrrrrrrrrrrrrr",
        "rrrrrrrrrrrrrrrrrrrrrrrrrrr",
        "snoPBrXtMeMyMHUVTgbuqAfg1SUTb",
        "X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(XrplAddress.parse(text)).isEmpty();
    assertThatThrownBy(() -> new XrplAddress(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValidChecksumOverAnotherPrefixOrLengthIsNoAddress() {
    byte[] twenty = new byte[20];
    Arrays.fill(twenty, (byte) 7);

    assertThat(XrplAddress.parse(XrplAddressFixtures.encode(0, twenty))).isPresent();
    for (int prefix : new int[] {1, 2, 28, 35, 255}) {
      assertThat(XrplAddress.parse(XrplAddressFixtures.encode(prefix, twenty))).isEmpty();
    }
    for (int length : new int[] {16, 19, 21, 33}) {
      assertThat(XrplAddress.parse(XrplAddressFixtures.encode(0, Arrays.copyOf(twenty, length))))
          .isEmpty();
    }
  }

  @Test
  void aVeryLongTextIsRefusedAtOnce() {
    assertThat(XrplAddress.parse("r".repeat(1_000_000))).isEmpty();
  }
}
