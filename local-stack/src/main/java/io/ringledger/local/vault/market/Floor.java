package io.ringledger.local.vault.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.vault.client.Asking;
import io.ringledger.local.vault.client.Ed25519;
import io.ringledger.local.vault.client.SignedBytes;
import io.ringledger.local.vault.client.SignedBytes.Trade;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.market.Round.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Signs what wallets want, hands it in, and holds every answer against what it should be. */
public final class Floor {

  private static final Duration OFFERED_FOR = Duration.ofHours(2);
  private static final Set<String> AGAIN =
      Set.of("listed", "already_listed", "accepted", "already_accepted");
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final Asking vault;
  private final long networkId;
  private final String receiptKey;
  private final BiConsumer<Boolean, String> check;
  private final Ed25519 forger = Ed25519.generate();
  private final Map<Trader, Long> claims = new HashMap<>();
  private final Map<String, Accepted> accepted = new LinkedHashMap<>();
  private final Set<Long> sequences = new HashSet<>();
  private final List<ObjectNode> sent = new ArrayList<>();
  private final Map<Fate, Integer> counts = new LinkedHashMap<>();

  /**
   * A floor that nothing was handed in on.
   *
   * @param vault takes what is handed in
   * @param about what the vault says of itself
   * @param check hears whether something is as it should be, and a sentence where it is not
   */
  public Floor(Asking vault, JsonNode about, BiConsumer<Boolean, String> check) {
    this.vault = vault;
    this.networkId = Json.number(about, "network_id");
    this.receiptKey = Json.text(about, "receipt_key");
    this.check = check;
  }

  /**
   * A round that is signed, and may be sent as often as it takes.
   *
   * @param body as it is handed in
   */
  public record Signed(Round round, List<Trade> trades, List<ObjectNode> intents, ObjectNode body) {

    public Signed {
      trades = List.copyOf(trades);
      intents = List.copyOf(intents);
    }
  }

  /** Has the listings of a round in place, and hands its moves in; answers what was accepted. */
  public List<Accepted> handIn(Round round) throws InterruptedException {
    return handIn(sign(round));
  }

  /** Hands in what is signed; answers what was accepted. */
  public List<Accepted> handIn(Signed signed) throws InterruptedException {
    return hear(signed, submit(signed.body()));
  }

  /** Has the listings of a round in place, and its moves signed. */
  public Signed sign(Round round) throws InterruptedException {
    offer(round.offers());
    List<ObjectNode> intents = new ArrayList<>();
    List<Trade> trades = new ArrayList<>();
    for (Move move : round.moves()) {
      Trade trade = trade(move);
      trades.add(trade);
      intents.add(signed(move, trade));
    }
    return new Signed(round, trades, intents, body(round.moves(), intents));
  }

  /** Takes the answer to a round down; answers what was accepted. */
  public List<Accepted> hear(Signed signed, Answer answer) {
    List<JsonNode> results = results(answer);
    List<Move> moves = signed.round().moves();
    check.accept(
        results.size() == moves.size(),
        "%d intents got %d results".formatted(moves.size(), results.size()));
    List<Accepted> taken = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Move move = moves.get(i);
      counts.merge(move.fate(), 1, Integer::sum);
      if (isAsItShouldBe(move, results.get(i)) && move.fate().isAccepted()) {
        taken.add(noted(move, signed.trades().get(i), results.get(i).path("intent")));
        sent.add(signed.intents().get(i));
      }
    }
    return taken;
  }

  private void offer(List<Offer> offers) throws InterruptedException {
    if (offers.isEmpty()) {
      return;
    }
    Instant end = Instant.now().plus(OFFERED_FOR);
    ObjectNode body = Json.object();
    body.set(
        "listings",
        Json.array(
            offers.stream()
                .map(offer -> offer.seller().listing(networkId, offer.item(), offer.drops(), end))
                .toList()));
    for (JsonNode result : results(vault.ask(to -> to.list(body)))) {
      check.accept(AGAIN.contains(result.path("status").asText()), "not listed: " + result);
    }
  }

  private static Trade trade(Move move) {
    Trade trade =
        move.signer().trade(move.action(), move.item(), move.from(), move.to(), move.drops());
    return move.fate() == Fate.OLD
        ? new Trade(
            trade.session(),
            trade.action(),
            trade.item(),
            trade.from(),
            trade.to(),
            trade.drops(),
            trade.nonce(),
            trade.clientMillis() - TWO_HOURS.toMillis())
        : trade;
  }

  private ObjectNode signed(Move move, Trade trade) {
    return move.fate() == Fate.FORGED
        ? Trader.wire(trade).put("signature", forger.signHex(SignedBytes.of(networkId, trade)))
        : move.signer().signed(networkId, trade);
  }

  /**
   * Intents with the claims that fund them: for each buyer, twice what they ever agreed to pay.
   * While a batch is being settled, the vault counts its debit beside the volume that it stands
   * for, so that once would not be enough for those who go on buying meanwhile.
   */
  private ObjectNode body(List<Move> moves, List<ObjectNode> intents) {
    Map<Trader, Long> raised = new LinkedHashMap<>();
    moves.stream()
        .filter(Move::reserves)
        .forEach(move -> raised.merge(move.signer(), move.drops(), Long::sum));
    List<ObjectNode> signedClaims = new ArrayList<>();
    raised.forEach(
        (trader, more) -> {
          long agreed = claims.merge(trader, more, Long::sum);
          signedClaims.add(trader.claim(covering(trader, agreed)));
        });
    ObjectNode body = Json.object();
    body.set("claims", Json.array(signedClaims));
    body.set("intents", Json.array(intents));
    return body;
  }

  private static long covering(Trader trader, long agreed) {
    return Math.min(trader.session().capDrops(), 2 * agreed);
  }

  private boolean isAsItShouldBe(Move move, JsonNode result) {
    String status = result.path("status").asText();
    String code = result.path("problem").path("code").asText();
    // A request whose answer was lost is sent again: what was in it may be known by then.
    boolean holds =
        move.fate().isAccepted()
            ? AGAIN.contains(status)
            : status.equals("rejected") && isExpected(move.fate(), code);
    check.accept(
        holds, "%s of %s for %s is %s".formatted(move.action(), move.item(), move.fate(), result));
    return holds;
  }

  private static boolean isExpected(Fate fate, String code) {
    return fate.code().orElseThrow().equals(code)
        || (fate == Fate.NOT_LISTED && code.equals("item_in_settlement"));
  }

  private Accepted noted(Move move, Trade trade, JsonNode intent) {
    String id = Json.text(intent, "intent_id");
    long sequence = Json.number(intent, "acceptance_sequence");
    byte[] digest = SignedBytes.sha256(SignedBytes.of(networkId, trade));
    JsonNode receipt = Json.required(intent, "receipt");
    byte[] bytes =
        SignedBytes.receipt(
            UUID.fromString(id), digest, sequence, Json.number(receipt, "accepted_at_ms"));
    check.accept(
        HexFormat.of().formatHex(digest).equals(Json.text(receipt, "digest")),
        "the receipt of %s is about something else".formatted(id));
    check.accept(
        Ed25519.verifies(
            receiptKey, bytes, HexFormat.of().parseHex(Json.text(receipt, "signature"))),
        "the receipt of %s is not signed".formatted(id));
    check.accept(sequences.add(sequence), "two intents have the place %d".formatted(sequence));
    Accepted one = new Accepted(id, sequence, move);
    check.accept(accepted.put(id, one) == null, "two intents have the id " + id);
    return one;
  }

  /** Sends so many again that were accepted; answers how many were known. */
  public int repeat(int atMost) throws InterruptedException {
    List<ObjectNode> again = sent.subList(0, Math.min(atMost, sent.size()));
    ObjectNode body = Json.object();
    body.set("intents", Json.array(again));
    int known = 0;
    for (JsonNode result : results(submit(body))) {
      boolean same =
          result.path("status").asText().equals("already_accepted")
              && accepted.containsKey(result.path("intent").path("intent_id").asText());
      check.accept(same, "a repeat was not recognised: " + result);
      known += same ? 1 : 0;
    }
    return known;
  }

  /** Says something else under a nonce that was used, signed as it should be. */
  public void contradict() throws InterruptedException {
    Accepted one = accepted.values().iterator().next();
    Move move = one.move();
    ObjectNode before = sent.getFirst();
    Trade other =
        new Trade(
            move.signer().session().id(),
            move.action(),
            move.item(),
            move.from(),
            move.to(),
            move.drops() + 1,
            Json.text(before, "nonce"),
            Json.number(before, "client_timestamp"));
    refused(move.signer().signed(networkId, other), 409, "nonce_used");
  }

  /** Buys for more than the claims cover that were given so far. */
  public void buyUnfunded(Trader buyer, String item, String from) throws InterruptedException {
    long drops = buyer.session().capDrops() - claims.getOrDefault(buyer, 0L);
    refused(
        buyer.signed(networkId, buyer.trade("BID", item, from, buyer.wallet(), drops)),
        422,
        "claim_insufficient");
  }

  /** A single intent that must be refused like that. */
  private void refused(ObjectNode intent, int status, String code) throws InterruptedException {
    Answer answer = submit(intent);
    check.accept(
        answer.status() == status && Json.parse(answer.body()).path("code").asText().equals(code),
        "not %d %s, but %d: %s".formatted(status, code, answer.status(), answer.body()));
  }

  private Answer submit(ObjectNode body) throws InterruptedException {
    return vault.ask(to -> to.submit(body));
  }

  private static List<JsonNode> results(Answer answer) {
    JsonNode results = Json.required(answer.expect(200), "results");
    if (!results.isArray()) {
      throw new PlayException("No results: " + answer.body());
    }
    return results.valueStream().toList();
  }

  /** Everything that was accepted, by its id. */
  public Map<String, Accepted> accepted() {
    return new LinkedHashMap<>(accepted);
  }

  /** How much of what was handed in. */
  public Map<Fate, Integer> counts() {
    return new LinkedHashMap<>(counts);
  }
}
