package io.ringledger.local.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PlayException;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchHeader;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.Royalty;
import io.ringledger.vault.domain.publication.BatchDocuments;
import io.ringledger.vault.domain.publication.PublishedBatch;
import io.ringledger.vault.domain.publication.PublishedEdge;
import io.ringledger.vault.domain.publication.SignedTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts a batch together from its documents, each of which has the bytes that its name says. */
final class BatchReader {

  private final PublishedDocuments documents;
  private int read;

  BatchReader(PublishedDocuments documents) {
    this.documents = documents;
  }

  /** How many documents were read. */
  int read() {
    return read;
  }

  PublishedBatch read(Cid cid) {
    JsonNode own = document(cid);
    try {
      return batch(own);
    } catch (IllegalArgumentException | PlayException e) {
      throw new Disagreement("The batch of %s cannot be read: %s".formatted(cid, e.getMessage()), e);
    }
  }

  private PublishedBatch batch(JsonNode own) {
    if (!Json.text(own, "format").equals(BatchDocuments.FORMAT)) {
      throw new Disagreement("It is not the document of a batch.");
    }
    Map<ItemId, WalletAddress> owners = new HashMap<>();
    Map<ItemId, Royalty> royalties = new HashMap<>();
    for (JsonNode item : list(own, "items")) {
      ItemId id = new ItemId(Json.text(item, "item_id"));
      owners.put(id, wallet(item, "opening_owner"));
      if (item.has("royalty_wallet")) {
        int points = (int) Json.number(item, "royalty_basis_points");
        royalties.put(id, new Royalty(points, wallet(item, "royalty_wallet")));
      }
    }
    Map<WalletAddress, Drops> funds = new HashMap<>();
    for (JsonNode line : list(own, "wallets")) {
      funds.put(wallet(line, "wallet"), drops(line, "cleared_drops"));
    }
    List<PublishedEdge> edges = list(own, "intents").stream().map(BatchReader::edge).toList();
    return new PublishedBatch(
        Json.number(own, "network_id"),
        new BatchHeader(
            new BatchNumber(Json.number(own, "number")),
            Instant.ofEpochMilli(Json.number(own, "cut_at")),
            hash(own, "previous_hash")),
        new FeeSchedule(
            (int) Json.number(own, "fee_basis_points"), wallet(own, "treasury"), royalties),
        owners,
        funds,
        edges,
        hash(own, "hash"),
        hash(own, "merkle_root"));
  }

  private List<JsonNode> list(JsonNode own, String name) {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode cid : Json.required(own, name)) {
      document(new Cid(cid.asText())).path(name).forEach(entries::add);
    }
    return entries;
  }

  private JsonNode document(Cid cid) {
    byte[] bytes = documents.bytes(cid);
    if (!cid.verifies(bytes)) {
      throw new Disagreement("The document %s has other bytes than its name says.".formatted(cid));
    }
    read++;
    return Json.parse(new String(bytes, UTF_8));
  }

  private static PublishedEdge edge(JsonNode edge) {
    return new PublishedEdge(
        Json.number(edge, "sequence"),
        trade(Json.required(edge, "buy")),
        signed(Json.required(edge, "consent")),
        Optional.ofNullable(edge.get("barred"))
            .map(reason -> IntentReason.valueOf(reason.asText().toUpperCase(Locale.ROOT))));
  }

  private static SignedTerms signed(JsonNode signed) {
    return signed.has("listing_id") ? offer(signed) : trade(signed);
  }

  private static SignedTerms.Trade trade(JsonNode trade) {
    return new SignedTerms.Trade(
        UUID.fromString(Json.text(trade, "intent_id")),
        new TradeTerms(
            SessionId.of(Json.text(trade, "session_id")),
            IntentAction.valueOf(Json.text(trade, "action")),
            new ItemId(Json.text(trade, "item_id")),
            wallet(trade, "from"),
            wallet(trade, "to"),
            drops(trade, "amount_drops"),
            new IntentNonce(Json.text(trade, "nonce")),
            Instant.ofEpochMilli(Json.number(trade, "client_timestamp"))),
        new Ed25519Key(Json.text(trade, "session_key")),
        new SessionSignature(Json.text(trade, "signature")));
  }

  private static SignedTerms.Offer offer(JsonNode offer) {
    return new SignedTerms.Offer(
        UUID.fromString(Json.text(offer, "listing_id")),
        new ListingTerms(
            SessionId.of(Json.text(offer, "session_id")),
            new ItemId(Json.text(offer, "item_id")),
            wallet(offer, "seller"),
            drops(offer, "price_drops"),
            Instant.ofEpochMilli(Json.number(offer, "expires_at")),
            new IntentNonce(Json.text(offer, "nonce")),
            Instant.ofEpochMilli(Json.number(offer, "client_timestamp"))),
        new Ed25519Key(Json.text(offer, "session_key")),
        new SessionSignature(Json.text(offer, "signature")));
  }

  private static WalletAddress wallet(JsonNode json, String field) {
    return new WalletAddress(Json.text(json, field));
  }

  private static Drops drops(JsonNode json, String field) {
    return new Drops(Long.parseLong(Json.text(json, field)));
  }

  private static Sha256 hash(JsonNode json, String field) {
    return new Sha256(Json.text(json, field));
  }
}
