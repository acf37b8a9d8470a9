package io.ringledger.local.vault.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.vault.client.SignedBytes.Listing;
import io.ringledger.local.vault.client.SignedBytes.Trade;
import io.ringledger.vault.domain.Base58;
import io.ringledger.vault.domain.intent.EncodingVectors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client's own writing of what is signed, against the vectors of the documentation. */
class SignedBytesTest {

  private static final byte[] SEED = new byte[32];

  static {
    Arrays.fill(SEED, (byte) 7);
  }

  static Stream<Map<String, String>> vectors() {
    return EncodingVectors.all().stream()
        .filter(vector -> SignedBytesTest.bytes(vector).length > 0);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void itWritesAndSignsWhatTheDocumentationSays(Map<String, String> vector) {
    byte[] bytes = bytes(vector);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(vector.get("bytes"));
    assertThat(HexFormat.of().formatHex(SignedBytes.sha256(bytes))).isEqualTo(vector.get("sha256"));
    assertThat(Ed25519.ofSeed(SEED).signHex(bytes)).isEqualTo(vector.get("signature"));
    assertThat(
            Ed25519.verifies(EncodingVectors.publicKey(), bytes, Ed25519.ofSeed(SEED).sign(bytes)))
        .isTrue();
  }

  @Test
  void thereAreVectorsOfEachKind() {
    assertThat(vectors().map(vector -> text(vector, "kind")).distinct())
        .contains("trade", "listing", "receipt", "claim");
  }

  @Test
  void solanaAddressesAreWrittenAsTheVaultReadsThem() {
    for (byte[] bytes : new byte[][] {SEED, new byte[32], {0, 0, 1, 2, 3}}) {
      assertThat(Base58.decode(Ed25519.base58(bytes))).hasValue(bytes);
    }
  }

  private static byte[] bytes(Map<String, String> vector) {
    return switch (text(vector, "kind")) {
      case "trade" -> SignedBytes.of(number(vector, "network_id"), trade(vector));
      case "listing" -> SignedBytes.of(number(vector, "network_id"), listing(vector));
      case "receipt" ->
          SignedBytes.receipt(
              UUID.fromString(text(vector, "intent_id")),
              HexFormat.of().parseHex(text(vector, "terms_sha256")),
              number(vector, "acceptance_sequence"),
              number(vector, "accepted_at_ms"));
      case "claim" -> SignedBytes.claim(text(vector, "channel_id"), number(vector, "amount_drops"));
      default -> new byte[0];
    };
  }

  private static Trade trade(Map<String, String> vector) {
    return new Trade(
        UUID.fromString(text(vector, "session_id")),
        text(vector, "action"),
        text(vector, "item_id"),
        text(vector, "from"),
        text(vector, "to"),
        number(vector, "amount_drops"),
        text(vector, "nonce"),
        number(vector, "client_timestamp_ms"));
  }

  private static Listing listing(Map<String, String> vector) {
    return new Listing(
        UUID.fromString(text(vector, "session_id")),
        text(vector, "item_id"),
        text(vector, "seller"),
        number(vector, "price_drops"),
        number(vector, "expires_at_ms"),
        text(vector, "nonce"),
        number(vector, "client_timestamp_ms"));
  }

  private static String text(Map<String, String> vector, String field) {
    return requireNonNull(vector.get(field), field);
  }

  private static long number(Map<String, String> vector, String field) {
    return Long.parseLong(text(vector, field));
  }
}
