package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.RippleTime;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.LedgerHeader;
import io.ringledger.sandbox.ledger.LedgerTransaction;
import io.ringledger.sandbox.ledger.LocatedTransaction;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.LedgerEntry;
import java.util.Locale;
import java.util.Map;

/** Commands about ledgers and their entries. */
final class LedgerCommands {
  private final SandboxLedger ledger;

  LedgerCommands(SandboxLedger ledger) {
    this.ledger = ledger;
  }

  Map<String, Command> all() {
    return Map.of(
        "ledger", this::ledger,
        "ledger_closed", _ -> ledgerClosed(),
        "ledger_current", _ -> ledgerCurrent(),
        "ledger_entry", this::ledgerEntry,
        "ledger_accept", _ -> ledgerAccept());
  }

  private ObjectNode ledger(Request request) throws RpcException {
    ObjectNode result = Codec.JSON.createObjectNode();
    if (!request.has("ledger_index") && !request.has("ledger_hash")) {
      ClosedLedger newest = ledger.history().newest();
      result.putObject("closed").set("ledger", closedLedger(newest, request));
      result.putObject("open").set("ledger", openLedger(request));
      return result;
    }
    ChosenLedger chosen = ChosenLedger.of(request, ledger);
    result.set(
        "ledger",
        chosen.closed().isPresent()
            ? closedLedger(chosen.closed().get(), request)
            : openLedger(request));
    chosen.describe(result);
    return result;
  }

  private ObjectNode closedLedger(ClosedLedger closed, Request request) throws RpcException {
    ObjectNode json = Codec.JSON.createObjectNode();
    LedgerHeader header = closed.header();
    json.put("closed", true);
    if (request.flag("binary")) {
      json.put("ledger_data", Codec.hex(header.serialized()));
    } else {
      json.put("account_hash", header.accountHash());
      json.put("close_flags", 0);
      json.put("close_time", header.closeTime());
      json.put("close_time_human", RippleTime.human(header.closeTime()));
      json.put("close_time_iso", RippleTime.iso(header.closeTime()));
      json.put("close_time_resolution", LedgerHeader.CLOSE_TIME_RESOLUTION);
      json.put("ledger_hash", closed.hash());
      putIndex(json, closed.index(), request);
      json.put("parent_close_time", header.parentCloseTime());
      json.put("parent_hash", header.parentHash());
      json.put("total_coins", Long.toString(header.totalDrops()));
      json.put("transaction_hash", header.transactionHash());
    }
    if (request.flag("transactions")) {
      ArrayNode list = json.putArray("transactions");
      for (LedgerTransaction entry : closed.transactions()) {
        if (request.flag("expand")) {
          LocatedTransaction located = new LocatedTransaction(closed, entry);
          list.add(TransactionJson.inLedger(located, request.isNewApi(), request.flag("binary")));
        } else {
          list.add(entry.transaction().id());
        }
      }
    }
    return json;
  }

  private ObjectNode openLedger(Request request) throws RpcException {
    ObjectNode json = Codec.JSON.createObjectNode();
    json.put("closed", false);
    putIndex(json, ledger.openIndex(), request);
    json.put("parent_hash", ledger.history().newest().hash());
    if (request.flag("transactions")) {
      ArrayNode list = json.putArray("transactions");
      for (Transaction waiting : ledger.openTransactions()) {
        list.add(waiting.id());
      }
    }
    return json;
  }

  private static void putIndex(ObjectNode json, long index, Request request) throws RpcException {
    if (request.isNewApi()) {
      json.put("ledger_index", index);
    } else {
      json.put("ledger_index", Long.toString(index));
    }
  }

  private ObjectNode ledgerClosed() {
    ClosedLedger newest = ledger.history().newest();
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("ledger_hash", newest.hash());
    result.put("ledger_index", newest.index());
    return result;
  }

  private ObjectNode ledgerCurrent() {
    return Codec.JSON.createObjectNode().put("ledger_current_index", ledger.openIndex());
  }

  private ObjectNode ledgerAccept() {
    ledger.closeLedger();
    return ledgerCurrent();
  }

  private ObjectNode ledgerEntry(Request request) throws RpcException {
    String id = entryId(request);
    ChosenLedger chosen = ChosenLedger.of(request, ledger);
    LedgerEntry entry = chosen.state().read(id);
    if (entry == null) {
      throw new RpcException(RpcError.ENTRY_NOT_FOUND).with("index", id);
    }
    if (request.has("payment_channel") && !entry.type().equals("PayChannel")) {
      throw new RpcException(RpcError.UNEXPECTED_TYPE).with("index", id);
    }
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("index", id);
    if (request.flag("binary")) {
      result.put("node_binary", Codec.encodeOwn(entry.json()));
    } else {
      ObjectNode node = entry.json();
      node.put("index", id);
      result.set("node", node);
    }
    chosen.describe(result);
    return result;
  }

  private static String entryId(Request request) throws RpcException {
    if (request.has("index")) {
      return request.hash("index");
    }
    if (request.has("account_root")) {
      return Keylets.account(request.account("account_root"));
    }
    for (String kind :
        new String[] {"escrow", "ticket", "deposit_preauth", "payment_channel", "directory"}) {
      if (request.has(kind)) {
        JsonNode given = request.params().get(kind);
        if (given.isTextual()) {
          return request.hash(kind).toUpperCase(Locale.ROOT);
        }
        // A channel is named by its id and nothing else.
        if (!given.isObject() || kind.equals("payment_channel")) {
          throw RpcException.invalid(kind);
        }
        return entryId(kind, new Request(kind, (ObjectNode) given));
      }
    }
    throw new RpcException(RpcError.INVALID_PARAMS, "No ledger_entry params provided.")
        .with("error", "unknownOption");
  }

  private static String entryId(String kind, Request named) throws RpcException {
    return switch (kind) {
      case "escrow" -> Keylets.escrow(named.account("owner"), required(named, "seq"));
      case "ticket" -> Keylets.ticket(named.account("account"), required(named, "ticket_seq"));
      case "deposit_preauth" ->
          Keylets.depositPreauth(named.account("owner"), named.account("authorized"));
      default -> {
        String root =
            named.has("dir_root")
                ? named.hash("dir_root")
                : Keylets.ownerDirectory(named.account("owner"));
        yield Keylets.directoryPage(root, named.number("sub_index", 0));
      }
    };
  }

  private static long required(Request named, String field) throws RpcException {
    long number = named.number(field, -1);
    if (number < 0) {
      throw new RpcException(RpcError.INVALID_PARAMS, "malformedRequest")
          .with("error", "malformedRequest");
    }
    return number;
  }
}
