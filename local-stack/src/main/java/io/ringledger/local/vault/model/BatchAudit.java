package io.ringledger.local.vault.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.vault.client.Cid;
import io.ringledger.local.vault.client.Ed25519;
import io.ringledger.local.vault.client.SignedBytes;
import io.ringledger.local.vault.client.SignedBytes.Listing;
import io.ringledger.local.vault.client.SignedBytes.Trade;
import io.ringledger.local.vault.model.Books.Royalty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Checks a batch with nothing but its published documents: that they are what their names say, that
 * both sides have signed each applied trade, that the trades, sale by sale, come to what the batch
 * says of wallets and items, and that its hash is the hash of all that.
 */
public final class BatchAudit {

  private final Shelf shelf;
  private final JsonNode batch;
  private final long networkId;
  private final Map<String, JsonNode> edges = new HashMap<>();
  private final Map<String, JsonNode> items = new TreeMap<>();
  private final Map<String, JsonNode> wallets = new TreeMap<>();
  private final List<JsonNode> outcomes = new ArrayList<>();

  /** Where documents are had by their names. */
  public interface Shelf {
    String read(String cid) throws InterruptedException;
  }

  /**
   * A batch that is what it says.
   *
   * @param previous hash of the batch before, 64 hexadecimal digits
   * @param deltas what it brings each wallet, in drops
   * @param owners who has each item afterwards that it moved
   */
  public record Audited(
      long number,
      String hash,
      String previous,
      Map<String, Long> deltas,
      Map<String, String> owners,
      int applied) {}

  private BatchAudit(Shelf shelf, String cid) throws InterruptedException {
    this.shelf = shelf;
    this.batch = document(cid);
    this.networkId = Json.number(batch, "network_id");
    for (JsonNode edge : parts("intents")) {
      edges.put(Json.text(Json.required(edge, "buy"), "intent_id"), edge);
    }
    for (JsonNode item : parts("items")) {
      items.put(Json.text(item, "item_id"), item);
    }
    for (JsonNode wallet : parts("wallets")) {
      wallets.put(Json.text(wallet, "wallet"), wallet);
    }
    outcomes.addAll(parts("outcomes"));
  }

  /**
   * Checks the batch of that document.
   *
   * @throws PlayException that says what is not so
   */
  public static Audited of(Shelf shelf, String cid) throws InterruptedException {
    return new BatchAudit(shelf, cid).audited();
  }

  private JsonNode document(String cid) throws InterruptedException {
    String text = shelf.read(cid);
    require(
        Cid.of(text.getBytes(StandardCharsets.UTF_8)).equals(cid), "document %s is another", cid);
    return Json.parse(text);
  }

  private List<JsonNode> parts(String name) throws InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode cid : Json.required(batch, name)) {
      Json.required(document(cid.asText()), name).forEach(all::add);
    }
    return all;
  }

  private Audited audited() {
    List<JsonNode> applied = new ArrayList<>();
    List<JsonNode> rejected = new ArrayList<>();
    for (JsonNode outcome : outcomes) {
      (outcome.has("position") ? applied : rejected).add(outcome);
    }
    Books books = replay(applied);
    Map<String, Long> deltas = deltas(books);
    Map<String, String> owners = owners(books, applied);
    BatchBytes bytes = new BatchBytes(batch, items, wallets);
    List<byte[]> leaves = new ArrayList<>();
    long number = Json.number(batch, "number");
    deltas.forEach((wallet, delta) -> leaves.add(Proof.ofWallet(number, wallet, delta)));
    owners.forEach(
        (item, owner) ->
            leaves.add(Proof.ofItem(number, item, Json.text(item(item), "opening_owner"), owner)));
    byte[] root = Proof.root(leaves);
    require(isHex(root, "merkle_root"), "the root is another than %s", "that of the leaves");
    byte[] hash = SignedBytes.sha256(bytes.canonical(owners.keySet(), applied(applied), rejected, root));
    require(isHex(hash, "hash"), "the hash is another than %s", "that of the record");
    return new Audited(
        number,
        Json.text(batch, "hash"),
        Json.text(batch, "previous_hash"),
        deltas,
        owners,
        applied.size());
  }

  private boolean isHex(byte[] bytes, String field) {
    return HexFormat.of().formatHex(bytes).equals(Json.text(batch, field));
  }

  /** Both sides have signed each applied trade, and its item was its giver's to give. */
  private Books replay(List<JsonNode> applied) {
    Books books =
        new Books((int) Json.number(batch, "fee_basis_points"), Json.text(batch, "treasury"));
    items.forEach(
        (id, item) -> {
          String owner = Json.text(item, "opening_owner");
          if (item.has("royalty_wallet")) {
            Royalty royalty =
                new Royalty(
                    (int) Json.number(item, "royalty_basis_points"),
                    Json.text(item, "royalty_wallet"));
            books.register(id, owner, royalty);
          } else {
            books.register(id, owner);
          }
        });
    for (int i = 0; i < applied.size(); i++) {
      require(Json.number(applied.get(i), "position") == i, "there is no trade at %s", i);
      JsonNode edge = edge(applied.get(i));
      Trade buy = trade(Json.required(edge, "buy"));
      requireSigned(Json.required(edge, "buy"), SignedBytes.of(networkId, buy));
      requireConsent(buy, Json.required(edge, "consent"));
      books.sell(buy.item(), buy.from(), buy.to(), buy.drops());
    }
    return books;
  }

  private JsonNode edge(JsonNode outcome) {
    JsonNode edge = edges.get(Json.text(outcome, "intent_id"));
    if (edge == null) {
      throw new PlayException("An outcome of an intent that is not published: " + outcome);
    }
    return edge;
  }

  private JsonNode item(String id) {
    JsonNode item = items.get(id);
    if (item == null) {
      throw new PlayException("An item that is not published: " + id);
    }
    return item;
  }

  private void requireConsent(Trade buy, JsonNode consent) {
    if (consent.has("listing_id")) {
      Listing offer =
          new Listing(
              id(consent),
              Json.text(consent, "item_id"),
              Json.text(consent, "seller"),
              Json.number(consent, "price_drops"),
              Json.number(consent, "expires_at"),
              Json.text(consent, "nonce"),
              Json.number(consent, "client_timestamp"));
      requireSigned(consent, SignedBytes.of(networkId, offer));
      require(
          offer.item().equals(buy.item())
              && offer.seller().equals(buy.from())
              && offer.drops() == buy.drops(),
          "the listing is about something else than %s",
          buy);
    } else {
      Trade given = trade(consent);
      requireSigned(consent, SignedBytes.of(networkId, given));
      require(
          given.action().equals("TRADE")
              && given.item().equals(buy.item())
              && given.from().equals(buy.from())
              && given.to().equals(buy.to())
              && given.drops() == buy.drops(),
          "the giver agreed to something else than %s",
          buy);
    }
  }

  private static void requireSigned(JsonNode signed, byte[] bytes) {
    require(
        Ed25519.verifies(
            Json.text(signed, "session_key"),
            bytes,
            HexFormat.of().parseHex(Json.text(signed, "signature"))),
        "not signed: %s",
        signed);
  }

  private static UUID id(JsonNode signed) {
    return UUID.fromString(Json.text(signed, "session_id"));
  }

  private static Trade trade(JsonNode signed) {
    return new Trade(
        id(signed),
        Json.text(signed, "action"),
        Json.text(signed, "item_id"),
        Json.text(signed, "from"),
        Json.text(signed, "to"),
        Json.number(signed, "amount_drops"),
        Json.text(signed, "nonce"),
        Json.number(signed, "client_timestamp"));
  }

  /** What the batch says of wallets is what their sales come to, and what they can pay. */
  private Map<String, Long> deltas(Books books) {
    Map<String, Long> deltas = new TreeMap<>();
    wallets.forEach(
        (wallet, line) -> {
          if (line.has("delta_drops")) {
            long delta = Json.number(line, "delta_drops");
            deltas.put(wallet, delta);
            require(books.delta(wallet) == delta, "the sales of %s come to another sum", wallet);
            require(delta >= -Json.number(line, "cleared_drops"), "%s cannot pay", wallet);
          }
        });
    books
        .deltas()
        .forEach(
            (wallet, delta) ->
                require(delta == 0 || deltas.containsKey(wallet), "%s is left out", wallet));
    return deltas;
  }

  private Map<String, String> owners(Books books, List<JsonNode> applied) {
    Map<String, String> owners = new TreeMap<>();
    for (JsonNode outcome : applied) {
      String item = Json.text(Json.required(edge(outcome), "buy"), "item_id");
      owners.put(item, books.owner(item));
    }
    items.forEach(
        (item, line) ->
            require(
                books.owner(item).equals(Json.text(line, "final_owner")),
                "%s is somebody else's",
                item));
    return owners;
  }

  private List<BatchBytes.Applied> applied(List<JsonNode> outcomes) {
    return outcomes.stream()
        .map(
            outcome -> {
              JsonNode edge = edge(outcome);
              JsonNode buy = Json.required(edge, "buy");
              return new BatchBytes.Applied(
                  Json.number(edge, "sequence"),
                  UUID.fromString(Json.text(buy, "intent_id")),
                  SignedBytes.sha256(SignedBytes.of(networkId, trade(buy))));
            })
        .toList();
  }

  private static void require(boolean holds, String otherwise, Object about) {
    if (!holds) {
      throw new PlayException(otherwise.formatted(about));
    }
  }
}
