package io.ringledger.vault.domain.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bytes are those of the page, and say everything. */
class IntentEncodingTest {

  private static final Instant SIGNED = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final WalletAddress GIVER =
      new WalletAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  private static final WalletAddress TAKER =
      new WalletAddress("4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS");
  private static final SessionId SESSION = SessionId.of("0190a3c2-7b1e-7c4d-9f00-112233445566");
  private static final TradeTerms TRADE =
      new TradeTerms(
          SESSION,
          IntentAction.TRADE,
          new ItemId("card:1"),
          GIVER,
          TAKER,
          new Drops(25),
          new IntentNonce("n"),
          SIGNED);
  private static final ListingTerms LISTING =
      new ListingTerms(
          SESSION,
          new ItemId("card:1"),
          GIVER,
          new Drops(25),
          SIGNED.plusSeconds(60),
          new IntentNonce("n"),
          SIGNED);

  @TestFactory
  Stream<DynamicTest> theBytesAreThoseOfThePage() {
    List<Map<String, String>> vectors = EncodingVectors.all();
    assertThat(vectors).hasSize(7);
    return vectors.stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("name"),
                    () -> {
                      byte[] bytes = encode(vector);
                      assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(vector.get("bytes"));
                      assertThat(IntentEncoding.hash(bytes)).isEqualTo(vector.get("sha256"));
                    }));
  }

  private static byte[] encode(Map<String, String> vector) {
    return switch (vector.get("kind")) {
      case "trade" -> IntentEncoding.trade(number(vector, "network_id"), trade(vector));
      case "listing" -> IntentEncoding.listing(number(vector, "network_id"), listing(vector));
      case "receipt" ->
          IntentEncoding.receipt(
              new IntentReceipt(
                  IntentId.of(vector.get("intent_id")),
                  vector.get("terms_sha256"),
                  number(vector, "acceptance_sequence"),
                  time(vector, "accepted_at_ms")));
      case "claim" ->
          IntentEncoding.claim(
              new ChannelId(vector.get("channel_id")), new Drops(number(vector, "amount_drops")));
      case "token" ->
          IntentEncoding.token(
              number(vector, "network_id"),
              SessionId.of(vector.get("session_id")),
              time(vector, "timestamp_ms"));
      default -> throw new AssertionError(vector.get("kind"));
    };
  }

  private static TradeTerms trade(Map<String, String> vector) {
    return new TradeTerms(
        SessionId.of(vector.get("session_id")),
        IntentAction.valueOf(vector.get("action")),
        new ItemId(vector.get("item_id")),
        new WalletAddress(vector.get("from")),
        new WalletAddress(vector.get("to")),
        new Drops(number(vector, "amount_drops")),
        new IntentNonce(vector.get("nonce")),
        time(vector, "client_timestamp_ms"));
  }

  private static ListingTerms listing(Map<String, String> vector) {
    return new ListingTerms(
        SessionId.of(vector.get("session_id")),
        new ItemId(vector.get("item_id")),
        new WalletAddress(vector.get("seller")),
        new Drops(number(vector, "price_drops")),
        time(vector, "expires_at_ms"),
        new IntentNonce(vector.get("nonce")),
        time(vector, "client_timestamp_ms"));
  }

  private static long number(Map<String, String> vector, String field) {
    return Long.parseLong(vector.get(field));
  }

  private static Instant time(Map<String, String> vector, String field) {
    return Instant.ofEpochMilli(number(vector, field));
  }

  @Test
  void whateverIsChangedInATradeChangesItsBytes() {
    Set<String> different = new HashSet<>();
    List<TradeTerms> all =
        List.of(
            TRADE,
            trade(SessionId.of("0190a3c2-7b1e-7c4d-9f00-112233445567"), "card:1", "n", 25, SIGNED),
            trade(SESSION, "card:2", "n", 25, SIGNED),
            trade(SESSION, "card:", "1n", 25, SIGNED),
            trade(SESSION, "card:1", "n1", 25, SIGNED),
            trade(SESSION, "card:1", "n", 26, SIGNED),
            trade(SESSION, "card:1", "n", 25, SIGNED.plusMillis(1)),
            with(IntentAction.BID, GIVER, TAKER),
            with(IntentAction.BUY_NOW, GIVER, TAKER),
            with(IntentAction.TRADE, TAKER, GIVER),
            with(IntentAction.TRADE, GIVER, GIVER));
    all.forEach(
        terms ->
            assertThat(different.add(IntentEncoding.hash(IntentEncoding.trade(1, terms))))
                .isTrue());
    assertThat(different.add(IntentEncoding.hash(IntentEncoding.trade(2, TRADE)))).isTrue();
    assertThat(different.add(IntentEncoding.hash(IntentEncoding.listing(1, LISTING)))).isTrue();
    assertThat(different.add(IntentEncoding.hash(IntentEncoding.listing(2, LISTING)))).isTrue();
  }

  private static TradeTerms trade(
      SessionId session, String item, String nonce, long drops, Instant signed) {
    return new TradeTerms(
        session,
        IntentAction.TRADE,
        new ItemId(item),
        GIVER,
        TAKER,
        new Drops(drops),
        new IntentNonce(nonce),
        signed);
  }

  private static TradeTerms with(IntentAction action, WalletAddress from, WalletAddress to) {
    return new TradeTerms(
        SESSION,
        action,
        TRADE.item(),
        from,
        to,
        TRADE.amount(),
        TRADE.nonce(),
        TRADE.clientTimestamp());
  }

  @Test
  void theOwnerIsWhoGivesOrWhoPays() {
    assertThat(with(IntentAction.TRADE, GIVER, TAKER).owner()).isEqualTo(GIVER);
    assertThat(with(IntentAction.BID, GIVER, TAKER).owner()).isEqualTo(TAKER);
    assertThat(with(IntentAction.BUY_NOW, GIVER, TAKER).owner()).isEqualTo(TAKER);
  }

  @Test
  void whatTheBytesCannotSayIsRefused() {
    Instant finer = SIGNED.plusNanos(1);
    IntentId intent = new IntentId(SESSION.value());
    String hash = "ab".repeat(32);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trade(SESSION, "card:1", "n", 25, finer))
        .withMessageContaining("millisecond");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ListingTerms(
                    SESSION, TRADE.item(), GIVER, Drops.ZERO, finer, TRADE.nonce(), SIGNED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntentReceipt(intent, hash, 0, SIGNED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntentReceipt(intent, hash.substring(1), 1, SIGNED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntentReceipt(intent, hash, 1, finer));
    assertThatIllegalArgumentException().isThrownBy(() -> IntentEncoding.trade(1L << 32, TRADE));
    assertThatIllegalArgumentException().isThrownBy(() -> IntentEncoding.trade(-1, TRADE));
  }
}
