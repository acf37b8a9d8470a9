package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.ledger.LocatedTransaction;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Commands about accounts: what they have and what touched them. */
final class AccountCommands {
  private static final int MOST_OBJECTS = 400;
  private static final int USUAL_OBJECTS = 200;

  /** The names by which {@code account_objects} filters, and the entry types they mean. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("check", "Check"),
          Map.entry("deposit_preauth", "DepositPreauth"),
          Map.entry("escrow", "Escrow"),
          Map.entry("nft_offer", "NFTokenOffer"),
          Map.entry("nft_page", "NFTokenPage"),
          Map.entry("offer", "Offer"),
          Map.entry("payment_channel", "PayChannel"),
          Map.entry("signer_list", "SignerList"),
          Map.entry("state", "RippleState"),
          Map.entry("ticket", "Ticket"));

  /** The names of an account's flags in {@code account_flags}, and their bits. */
  private static final Map<String, Long> FLAGS =
      Map.ofEntries(
          Map.entry("defaultRipple", 0x0080_0000L),
          Map.entry("depositAuth", Accounts.DEPOSIT_AUTH),
          Map.entry("disableMasterKey", Accounts.DISABLE_MASTER),
          Map.entry("disallowIncomingCheck", 0x0800_0000L),
          Map.entry("disallowIncomingNFTokenOffer", 0x0400_0000L),
          Map.entry("disallowIncomingPayChan", 0x1000_0000L),
          Map.entry("disallowIncomingTrustline", 0x2000_0000L),
          Map.entry("disallowIncomingXRP", 0x0008_0000L),
          Map.entry("globalFreeze", 0x0040_0000L),
          Map.entry("noFreeze", 0x0020_0000L),
          Map.entry("passwordSpent", 0x0001_0000L),
          Map.entry("requireAuthorization", 0x0004_0000L),
          Map.entry("requireDestinationTag", Accounts.REQUIRE_DESTINATION_TAG),
          Map.entry("allowTrustLineClawback", 0x8000_0000L));

  private final SandboxLedger ledger;

  AccountCommands(SandboxLedger ledger) {
    this.ledger = ledger;
  }

  Map<String, Command> all() {
    return Map.of(
        "account_info", this::accountInfo,
        "account_objects", this::accountObjects,
        "account_tx", this::accountTransactions,
        "account_lines", request -> emptyList(request, "lines"),
        "deposit_authorized", this::depositAuthorized);
  }

  private ObjectNode accountInfo(Request request) throws RpcException {
    String field = request.has("account") || !request.has("ident") ? "account" : "ident";
    String address = request.account(field);
    ChosenLedger chosen = ChosenLedger.of(request, ledger);
    LedgerEntry root = require(address, chosen);
    ObjectNode result = Codec.JSON.createObjectNode();
    ObjectNode data = root.json();
    data.put("index", root.id());
    result.set("account_data", data);
    ObjectNode flags = result.putObject("account_flags");
    FLAGS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(flag -> flags.put(flag.getKey(), root.isFlagSet(flag.getValue())));
    if (request.flag("signer_lists")) {
      (request.isNewApi() ? result : data).putArray("signer_lists");
    }
    if (request.flag("queue")) {
      result.putObject("queue_data").put("txn_count", 0);
    }
    chosen.describe(result);
    return result;
  }

  private ObjectNode accountObjects(Request request) throws RpcException {
    String address = request.account("account");
    ChosenLedger chosen = ChosenLedger.of(request, ledger);
    require(address, chosen);
    String type = "";
    if (request.has("type")) {
      String name = request.text("type");
      type = TYPES.containsValue(name) ? name : TYPES.getOrDefault(name, "");
      if (type.isEmpty()) {
        throw RpcException.invalid("type");
      }
    }
    List<LedgerEntry> entries = new ArrayList<>();
    for (String id : OwnerDirectories.list(chosen.state(), address)) {
      LedgerEntry entry = Objects.requireNonNull(chosen.state().read(id), id);
      if (type.isEmpty() || entry.type().equals(type)) {
        entries.add(entry);
      }
    }
    int start = startAfter(request, entries);
    int limit = request.limit(USUAL_OBJECTS, MOST_OBJECTS);
    int end = Math.min(entries.size(), start + limit);
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("account", address);
    ArrayNode objects = result.putArray("account_objects");
    for (LedgerEntry entry : entries.subList(start, end)) {
      ObjectNode json = entry.json();
      json.put("index", entry.id());
      objects.add(json);
    }
    if (end < entries.size()) {
      result.put("limit", limit);
      result.put("marker", entries.get(end - 1).id());
    }
    chosen.describe(result);
    return result;
  }

  private static int startAfter(Request request, List<LedgerEntry> entries) throws RpcException {
    if (!request.has("marker")) {
      return 0;
    }
    String marker = request.text("marker");
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).id().equals(marker)) {
        return i + 1;
      }
    }
    throw RpcException.invalid("marker");
  }

  private ObjectNode accountTransactions(Request request) throws RpcException {
    String address = request.account("account");
    long oldest = ledger.history().oldestIndex();
    long newest = ledger.history().newest().index();
    long min = request.number("ledger_index_min", -1);
    long max = request.number("ledger_index_max", -1);
    min = min < 0 ? oldest : Math.max(oldest, min);
    max = max < 0 ? newest : Math.min(newest, max);
    if (request.has("ledger_index") || request.has("ledger_hash")) {
      ChosenLedger chosen = ChosenLedger.of(request, ledger);
      if (chosen.closed().isEmpty()) {
        throw new RpcException(RpcError.LEDGER_NOT_FOUND, "ledgerNotValidated");
      }
      min = chosen.index();
      max = chosen.index();
    }
    if (min > max) {
      throw new RpcException(RpcError.INVALID_RANGE);
    }
    int limit = request.limit(USUAL_OBJECTS, MOST_OBJECTS);
    List<LocatedTransaction> found = within(address, min, max, request.flag("forward"));
    int start = startAt(request, found);
    int end = Math.min(found.size(), start + limit);
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("account", address);
    result.put("ledger_index_min", min);
    result.put("ledger_index_max", max);
    result.put("limit", limit);
    ArrayNode list = result.putArray("transactions");
    for (LocatedTransaction located : found.subList(start, end)) {
      list.add(TransactionJson.listed(located, request.isNewApi(), request.flag("binary")));
    }
    if (end < found.size()) {
      LocatedTransaction next = found.get(end);
      result
          .putObject("marker")
          .put("ledger", next.ledger().index())
          .put("seq", next.entry().index());
    }
    result.put("validated", true);
    return result;
  }

  private List<LocatedTransaction> within(String address, long min, long max, boolean forward) {
    List<LocatedTransaction> found =
        ledger.history().ofAccount(address).stream()
            .filter(it -> it.ledger().index() >= min && it.ledger().index() <= max)
            .toList();
    return forward ? found : found.reversed();
  }

  private static int startAt(Request request, List<LocatedTransaction> found) throws RpcException {
    JsonNode marker = request.params().path("marker");
    if (marker.isMissingNode()) {
      return 0;
    }
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).ledger().index() == marker.path("ledger").asLong(-1)
          && found.get(i).entry().index() == marker.path("seq").asInt(-1)) {
        return i;
      }
    }
    throw RpcException.invalid("marker");
  }

  private ObjectNode depositAuthorized(Request request) throws RpcException {
    String source = request.account("source_account");
    String destination = request.account("destination_account");
    ChosenLedger chosen = ChosenLedger.of(request, ledger);
    if (chosen.state().account(source) == null) {
      throw new RpcException(RpcError.SOURCE_NOT_FOUND);
    }
    LedgerEntry root = chosen.state().read(Keylets.account(destination));
    if (root == null) {
      throw new RpcException(RpcError.DESTINATION_NOT_FOUND);
    }
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("source_account", source);
    result.put("destination_account", destination);
    result.put("deposit_authorized", Accounts.mayDeposit(chosen.state(), root, source));
    chosen.describe(result);
    return result;
  }

  /** There are no trust lines here, which is what clients that ask for balances want to hear. */
  private ObjectNode emptyList(Request request, String name) throws RpcException {
    String address = request.account("account");
    ChosenLedger chosen = ChosenLedger.of(request, ledger);
    require(address, chosen);
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("account", address);
    result.putArray(name);
    chosen.describe(result);
    return result;
  }

  private static LedgerEntry require(String address, ChosenLedger chosen) throws RpcException {
    LedgerEntry root = chosen.state().account(address);
    if (root == null) {
      throw new RpcException(RpcError.ACCOUNT_NOT_FOUND).with("account", address);
    }
    return root;
  }
}
