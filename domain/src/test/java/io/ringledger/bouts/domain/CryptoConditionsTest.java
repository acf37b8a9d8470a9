package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.permitOf;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Preimage, condition and fulfillment against vectors made elsewhere: SHA-256 by {@code sha256sum},
 * the DER frame by hand from draft-thomas-crypto-conditions-04, section 8.1.
 */
class CryptoConditionsTest {

  private static final String ZEROS = "00".repeat(32);
  private static final String ASCENDING =
      "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";

  @ParameterizedTest
  @CsvSource({
    "00,66687AADF862BD776C8FC18B8E9F8E20089714856EE233B3902A591D0D5F2925",
    "FF,AF9613760F72635FBDB44A5A0A63C39F12AF30F950A6EE5C971BE188E89C4051"
  })
  void theConditionFramesTheHashOfThePreimage(String octet, String hash) {
    Preimage preimage = preimage(octet.repeat(32));

    assertThat(preimage.condition().hex()).isEqualTo("A0258020" + hash + "810120");
  }

  @Test
  void theConditionOfAscendingOctetsIsTheKnownOne() {
    assertThat(preimage(ASCENDING).condition().hex())
        .isEqualTo(
            "A0258020630DCD2966C4336691125448BBB25B4FF412A49C732DB2C8ABC1B8581BD710DD810120");
  }

  @Test
  void theFulfillmentFramesThePreimageItself() {
    assertThat(preimage(ASCENDING).fulfillment().hex()).isEqualTo("A0228020" + ASCENDING);
    assertThat(preimage(ASCENDING).fulfillment().byteLength()).isEqualTo(36);
  }

  @Test
  void aFulfillmentOpensItsOwnConditionAndNoOther() {
    Fulfillment fulfillment = preimage(ASCENDING).fulfillment();

    assertThat(fulfillment.fulfills(preimage(ASCENDING).condition())).isTrue();
    assertThat(fulfillment.fulfills(preimage(ZEROS).condition())).isFalse();
  }

  @Test
  void aFulfillmentIsReadInEitherCaseAndKeptInUpperCase() {
    String lower = ("a0228020" + ASCENDING).toLowerCase(Locale.ROOT);

    assertThat(Fulfillment.parse(lower)).contains(preimage(ASCENDING).fulfillment());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A0228020",
        "A022802000",
        "A0258020630DCD2966C4336691125448BBB25B4FF412A49C732DB2C8ABC1B8581BD710DD810120",
        "A0228021000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
        "A0228020000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E",
        "A0228020000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F00",
        "A0228020G00102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
        " A0228020000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"
      })
  void whatIsNoFulfillmentIsNotRead(String text) {
    assertThat(Fulfillment.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Fulfillment(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLetterThatOnlyFoldsToDigitsIsNoDigit() {
    // U+FB00, the ligature ff, becomes two letters F in upper case.
    String folded = "A0228020" + "\uFB00" + "00".repeat(31);

    assertThat(Fulfillment.parse(folded)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A0258020810120",
        "a0258020630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd810120",
        "A0258020630DCD2966C4336691125448BBB25B4FF412A49C732DB2C8ABC1B8581BD710DD810121",
        "A0258020630DCD2966C4336691125448BBB25B4FF412A49C732DB2C8ABC1B8581BD710DD"
      })
  void whatIsNoConditionIsRefused(String text) {
    assertThatThrownBy(() -> new Condition(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void aPreimageHasThirtyTwoBytes(int length) {
    byte[] bytes = new byte[length];

    assertThatThrownBy(() -> Preimage.of(bytes)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPreimageSharesItsBytesWithNobody() {
    byte[] bytes = new byte[32];
    Preimage preimage = Preimage.of(bytes);
    bytes[0] = 1;
    preimage.bytes()[0] = 1;

    assertThat(preimage).isEqualTo(preimage(ZEROS)).hasSameHashCodeAs(preimage(ZEROS));
    assertThat(preimage).isNotEqualTo(preimage(ASCENDING)).isNotEqualTo(ZEROS);
  }

  @Test
  void aPermitDisclosesItsOwnPreimageOnly() {
    Bout bout = aBoutWithResult(Corner.A);
    DisclosurePermit permit = permitOf(bout);

    assertThat(permit.escrow()).isEqualTo(bout.escrow(EscrowKind.BONUS_A).id());
    assertThat(permit.disclose(preimageOf(bout.id(), Corner.A)).hex())
        .isEqualTo(BoutFixtures.fulfillmentHex(preimageOf(bout.id(), Corner.A)));
    assertThat(permit.fulfillmentLength()).isEqualTo(36);
    assertThatThrownBy(() -> permit.disclose(preimageOf(bout.id(), Corner.B)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(permit.escrow().toString());
  }

  private static Preimage preimage(String hex) {
    return Preimage.of(HexFormat.of().parseHex(hex));
  }
}
