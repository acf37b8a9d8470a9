package io.ringledger.vault.domain.publication;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.AppliedIntent;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.batch.RejectedIntent;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.netting.Royalty;
import io.ringledger.vault.domain.netting.WalletPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The documents of a batch. Its own names the others, which hold its lists, as much in each as a
 * document may have: the intents, the items, the wallets, the outcomes. docs/vault-batches.md
 * specifies them.
 */
public final class BatchDocuments {

  /** The format of a batch's own document. */
  public static final String FORMAT = "ringledger.batch.v1";

  /** Left free for what stands around the entries of a list. */
  private static final int FRAME = 256;

  private final PublishedBatch batch;
  private final BatchRecord record;
  private final List<Document> documents = new ArrayList<>();

  private BatchDocuments(PublishedBatch batch, BatchRecord record) {
    this.batch = batch;
    this.record = record;
  }

  /** Returns the documents; the batch's own is the last. */
  public static List<Document> of(PublishedBatch batch, BatchRecord record) {
    BatchDocuments all = new BatchDocuments(batch, record);
    all.write();
    return List.copyOf(all.documents);
  }

  private void write() {
    String lists =
        part(DocumentKind.INTENTS, "intents", batch.edges().stream().map(this::edge).toList())
            + part(DocumentKind.BATCH, "items", items())
            + part(DocumentKind.BATCH, "wallets", wallets())
            + part(DocumentKind.BATCH, "outcomes", outcomes());
    String own =
        new JsonText()
            .text("format", FORMAT)
            .number("network_id", batch.networkId())
            .number("number", record.header().number().value())
            .number("cut_at", record.header().cutAt().toEpochMilli())
            .text("previous_hash", record.header().previous().hex())
            .text("hash", batch.hash().hex())
            .text("merkle_root", batch.root().hex())
            .number("fee_basis_points", batch.fees().platformBasisPoints())
            .text("treasury", batch.fees().treasury().value())
            .raw(lists)
            .object();
    documents.add(Document.of(DocumentKind.BATCH, own.getBytes(US_ASCII)));
  }

  /** Writes a list into as many documents as it needs, and answers the field that names them. */
  private String part(DocumentKind kind, String name, List<String> entries) {
    List<Cid> names = new ArrayList<>();
    List<String> some = new ArrayList<>();
    int size = 0;
    for (String entry : entries) {
      if (size + entry.length() + 1 > Document.MAX_BYTES - FRAME) {
        names.add(add(kind, name, some));
        some.clear();
        size = 0;
      }
      some.add(entry);
      size += entry.length() + 1;
    }
    if (!some.isEmpty()) {
      names.add(add(kind, name, some));
    }
    return names.stream()
        .map(cid -> '"' + cid.text() + '"')
        .collect(Collectors.joining(",", ",\"" + name + "\":[", "]"));
  }

  private Cid add(DocumentKind kind, String name, List<String> entries) {
    String text =
        new JsonText()
            .text("format", "ringledger.batch." + name + ".v1")
            .number("number", record.header().number().value())
            .raw(",\"" + name + "\":[" + String.join(",", entries) + "]")
            .object();
    Document document = Document.of(kind, text.getBytes(US_ASCII));
    documents.add(document);
    return document.cid();
  }

  private String edge(PublishedEdge edge) {
    JsonText json = new JsonText().number("sequence", edge.sequence());
    edge.barred().ifPresent(reason -> json.text("barred", reason.wire()));
    return json.raw(",\"buy\":" + signed(edge.buy()))
        .raw(",\"consent\":" + signed(edge.consent()))
        .object();
  }

  private static String signed(SignedTerms signed) {
    JsonText json =
        switch (signed) {
          case SignedTerms.Trade trade -> trade(trade.id(), trade.terms());
          case SignedTerms.Offer offer -> offer(offer.id(), offer.terms());
        };
    return json.text("session_key", signed.key().hex())
        .text("signature", signed.signature().hex())
        .object();
  }

  private static JsonText trade(UUID id, TradeTerms terms) {
    return new JsonText()
        .text("intent_id", id.toString())
        .text("session_id", terms.sessionId().toString())
        .text("action", terms.action().name())
        .text("item_id", terms.item().value())
        .text("from", terms.from().value())
        .text("to", terms.to().value())
        .drops("amount_drops", terms.amount().value())
        .text("nonce", terms.nonce().value())
        .number("client_timestamp", terms.clientTimestamp().toEpochMilli());
  }

  private static JsonText offer(UUID id, ListingTerms terms) {
    return new JsonText()
        .text("listing_id", id.toString())
        .text("session_id", terms.sessionId().toString())
        .text("item_id", terms.item().value())
        .text("seller", terms.seller().value())
        .drops("price_drops", terms.price().value())
        .number("expires_at", terms.expiresAt().toEpochMilli())
        .text("nonce", terms.nonce().value())
        .number("client_timestamp", terms.clientTimestamp().toEpochMilli());
  }

  private List<String> items() {
    Map<ItemId, WalletAddress> finals = new HashMap<>();
    for (BatchItem item : record.items()) {
      finals.put(item.item(), item.finalOwner());
    }
    List<String> entries = new ArrayList<>();
    for (var entry : new TreeMap<>(batch.owners()).entrySet()) {
      ItemId item = entry.getKey();
      JsonText json =
          new JsonText()
              .text("item_id", item.value())
              .text("opening_owner", entry.getValue().value())
              .text("final_owner", finals.getOrDefault(item, entry.getValue()).value());
      Royalty royalty = batch.fees().royalties().get(item);
      if (royalty != null) {
        json.number("royalty_basis_points", royalty.basisPoints())
            .text("royalty_wallet", royalty.wallet().value());
      }
      entries.add(json.object());
    }
    return entries;
  }

  /** All whose funds mattered, and all that took part; who did not has no delta. */
  private List<String> wallets() {
    Map<WalletAddress, Long> cleared = new TreeMap<>();
    batch.funds().forEach((wallet, drops) -> cleared.put(wallet, drops.value()));
    Map<WalletAddress, Long> deltas = new HashMap<>();
    for (WalletPosition position : record.wallets()) {
      cleared.put(position.wallet(), position.cleared().value());
      deltas.put(position.wallet(), position.delta());
    }
    List<String> entries = new ArrayList<>();
    cleared.forEach(
        (wallet, drops) -> {
          JsonText json =
              new JsonText().text("wallet", wallet.value()).drops("cleared_drops", drops);
          Long delta = deltas.get(wallet);
          if (delta != null) {
            json.drops("delta_drops", delta);
          }
          entries.add(json.object());
        });
    return entries;
  }

  private List<String> outcomes() {
    List<String> entries = new ArrayList<>();
    int position = 0;
    for (AppliedIntent intent : record.applied()) {
      entries.add(
          new JsonText()
              .text("intent_id", intent.id().toString())
              .number("position", position++)
              .object());
    }
    for (RejectedIntent intent : record.rejected()) {
      entries.add(
          new JsonText()
              .text("intent_id", intent.id().toString())
              .text("reason", intent.reason().wire())
              .object());
    }
    return entries;
  }
}
