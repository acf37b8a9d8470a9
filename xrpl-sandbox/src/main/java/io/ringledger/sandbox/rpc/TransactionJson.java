package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.RippleTime;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.LedgerTransaction;
import io.ringledger.sandbox.ledger.LocatedTransaction;
import java.util.Locale;

/** How transactions look in answers: flat in the first version of the API, nested in the second. */
final class TransactionJson {
  private static final long MOST_CTID_NETWORK = 0xFFFF;

  private TransactionJson() {}

  /** The fields, with {@code DeliverMax} beside or instead of a payment's {@code Amount}. */
  static ObjectNode fields(Transaction transaction, boolean newApi) {
    ObjectNode json = transaction.json();
    if (transaction.type().equals("Payment") && json.has("Amount")) {
      json.set("DeliverMax", json.get("Amount"));
      if (newApi) {
        json.remove("Amount");
      }
    }
    return json;
  }

  /** The metadata, with what a successful payment or deletion delivered. */
  static ObjectNode metadata(LedgerTransaction entry) {
    return metadata(entry.transaction(), entry.metadata());
  }

  static ObjectNode metadata(Transaction transaction, ObjectNode metadata) {
    ObjectNode meta = metadata.deepCopy();
    boolean delivered = meta.path("TransactionResult").asText().equals("tesSUCCESS");
    if (meta.has("DeliveredAmount")) {
      meta.set("delivered_amount", meta.get("DeliveredAmount"));
    } else if (delivered && transaction.type().equals("Payment")) {
      meta.set("delivered_amount", transaction.json().get("Amount"));
    }
    return meta;
  }

  /** Puts the compact id of a validated transaction: ledger, place in it, and network. */
  private static void putCtid(ObjectNode target, LocatedTransaction located, long networkId) {
    // The compact form has 16 bits for the network; larger ones have no compact ids.
    if (networkId <= MOST_CTID_NETWORK) {
      target.put(
          "ctid",
          String.format(
              Locale.ROOT,
              "C%07X%04X%04X",
              located.ledger().index(),
              located.entry().index(),
              networkId));
    }
  }

  /** A transaction by itself, as {@code tx} answers it. */
  static ObjectNode single(
      LocatedTransaction located, boolean newApi, boolean binary, long networkId) {
    ObjectNode result = Codec.JSON.createObjectNode();
    LedgerTransaction entry = located.entry();
    Transaction transaction = entry.transaction();
    ClosedLedger ledger = located.ledger();
    if (newApi) {
      result.put("close_time_iso", RippleTime.iso(ledger.closeTime()));
      result.put("hash", transaction.id());
      result.put("ledger_hash", ledger.hash());
      result.put("ledger_index", ledger.index());
      if (binary) {
        result.put("tx_blob", transaction.blob());
      } else {
        ObjectNode json = fields(transaction, true);
        putCtid(json, located, networkId);
        json.put("date", ledger.closeTime());
        json.put("ledger_index", ledger.index());
        result.set("tx_json", json);
      }
    } else {
      if (binary) {
        result.put("tx", transaction.blob());
      } else {
        result.setAll(fields(transaction, false));
      }
      result.put("hash", transaction.id());
      result.put("date", ledger.closeTime());
      result.put("inLedger", ledger.index());
      result.put("ledger_index", ledger.index());
    }
    putMetadata(result, entry, newApi, binary);
    putCtid(result, located, networkId);
    result.put("validated", true);
    return result;
  }

  /** A transaction in a list, as {@code account_tx} answers it. */
  static ObjectNode listed(LocatedTransaction located, boolean newApi, boolean binary) {
    ObjectNode item = Codec.JSON.createObjectNode();
    Transaction transaction = located.entry().transaction();
    ClosedLedger ledger = located.ledger();
    putMetadata(item, located.entry(), newApi, binary);
    if (binary) {
      item.put("tx_blob", transaction.blob());
      item.put("ledger_index", ledger.index());
    } else {
      ObjectNode json = fields(transaction, newApi);
      json.put("date", ledger.closeTime());
      json.put("ledger_index", ledger.index());
      if (!newApi) {
        json.put("hash", transaction.id());
        json.put("inLedger", ledger.index());
      }
      item.set(newApi ? "tx_json" : "tx", json);
    }
    if (newApi) {
      item.put("close_time_iso", RippleTime.iso(ledger.closeTime()));
      item.put("hash", transaction.id());
      item.put("ledger_hash", ledger.hash());
      item.put("ledger_index", ledger.index());
    }
    item.put("validated", true);
    return item;
  }

  /** A transaction of a ledger, as {@code ledger} answers it when it expands them. */
  static ObjectNode inLedger(LocatedTransaction located, boolean newApi, boolean binary) {
    if (newApi) {
      return listed(located, true, binary);
    }
    Transaction transaction = located.entry().transaction();
    if (binary) {
      ObjectNode item = Codec.JSON.createObjectNode();
      item.put("tx_blob", transaction.blob());
      item.put("meta", Codec.encodeOwn(located.entry().metadata()));
      return item;
    }
    ObjectNode item = fields(transaction, false);
    item.put("hash", transaction.id());
    item.set("metaData", metadata(located.entry()));
    return item;
  }

  private static void putMetadata(
      ObjectNode target, LedgerTransaction entry, boolean newApi, boolean binary) {
    if (binary) {
      target.put(newApi ? "meta_blob" : "meta", Codec.encodeOwn(entry.metadata()));
    } else {
      target.set("meta", metadata(entry));
    }
  }
}
