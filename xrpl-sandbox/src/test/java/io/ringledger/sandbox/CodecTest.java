package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Conditions;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.RippleTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 192, 193, 448, 449, 12_480, 12_481, 20_000})
  void fieldsOfEveryLengthAreReadAsTheyWereWritten(int bytes) throws Exception {
    ObjectNode fields = Codec.JSON.createObjectNode().put("Domain", "AB".repeat(bytes));

    assertThat(Codec.decode(Codec.encode(fields))).isEqualTo(fields);
  }

  @Test
  void whatIsNoObjectIsRefused() {
    String deep = "F9EA".repeat(20_000);
    for (String bad : new String[] {"12", "1200", "ZZ", "240000000112", "0000", deep}) {
      assertThatThrownBy(() -> Codec.decode(bad))
          .as(bad.substring(0, Math.min(20, bad.length())))
          .isInstanceOf(MalformedTransactionException.class);
    }
  }

  @Test
  void theGenesisAccountsEntryHasItsWellKnownId() {
    assertThat(Keylets.account("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"))
        .isEqualTo("2B6AC232AA4C4BE41BF49D2459FA4A0347E1B543A4C92FCEE0821C0201E2E9A8");
  }

  @Test
  void theEmptyPreimageFulfilsItsWellKnownCondition() {
    // The example of the crypto-conditions draft.
    String condition =
        "A0258020E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855810100";

    assertThat(Conditions.fulfills("A0028000", condition)).isTrue();
    assertThat(Conditions.fulfills("A003800100", condition)).isFalse();
  }

  @Test
  void aConditionNamesThePreimagesLength() {
    String fulfillment = "A0028000";
    String withWrongCost =
        "A0258020E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855810101";

    assertThat(Conditions.fulfills(fulfillment, withWrongCost)).isFalse();
  }

  @Test
  void theLedgersTimeBeginsWithTheMillennium() {
    assertThat(RippleTime.of(Instant.parse("2000-01-01T00:00:00Z"))).isZero();
    assertThat(RippleTime.iso(0)).isEqualTo("2000-01-01T00:00:00Z");
    assertThat(RippleTime.human(0)).isEqualTo("2000-Jan-01 00:00:00.000000000 UTC");
  }

  @Test
  void addressesCarryAChecksum() {
    assertThat(Codec.isAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh")).isTrue();
    assertThat(Codec.isAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi")).isFalse();
    assertThat(Codec.isAddress("")).isFalse();
    assertThat(Codec.isAddress("nonsense")).isFalse();
  }
}
