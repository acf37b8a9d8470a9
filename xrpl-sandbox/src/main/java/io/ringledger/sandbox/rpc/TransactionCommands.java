package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.ledger.LocatedTransaction;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.transactors.Engine;
import io.ringledger.sandbox.transactors.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Commands about transactions: look one up, submit one, try one out. */
final class TransactionCommands {
  private static final int MOST_LEDGERS = 1000;
  private static final int CTID_DIGITS = 16;
  private static final List<String> SECRETS =
      List.of("secret", "seed", "seed_hex", "passphrase", "key_type");

  private final SandboxLedger ledger;

  TransactionCommands(SandboxLedger ledger) {
    this.ledger = ledger;
  }

  Map<String, Command> all() {
    return Map.of("tx", this::tx, "submit", this::submit, "simulate", this::simulate);
  }

  private ObjectNode tx(Request request) throws RpcException {
    if (request.has("transaction") == request.has("ctid")) {
      throw new RpcException(RpcError.INVALID_PARAMS);
    }
    boolean newApi = request.isNewApi();
    boolean binary = request.flag("binary");
    Optional<LocatedTransaction> found =
        request.has("ctid") ? byCtid(request.text("ctid")) : byId(request.text("transaction"));
    if (found.isPresent()) {
      long networkId = ledger.settings().networkId();
      return TransactionJson.single(found.get(), newApi, binary, networkId);
    }
    Optional<Transaction> waiting =
        request.has("ctid") ? Optional.empty() : ledger.findOpen(request.hash("transaction"));
    if (waiting.isPresent()) {
      return unvalidated(waiting.get(), newApi, binary);
    }
    throw notFound(request);
  }

  private Optional<LocatedTransaction> byId(String id) throws RpcException {
    if (!Codec.isHex(id, 64)) {
      throw new RpcException(RpcError.NOT_IMPLEMENTED);
    }
    return ledger.history().find(id.toUpperCase(Locale.ROOT));
  }

  private Optional<LocatedTransaction> byCtid(String ctid) throws RpcException {
    if (!Codec.isHex(ctid, CTID_DIGITS) || Character.toUpperCase(ctid.charAt(0)) != 'C') {
      throw new RpcException(RpcError.INVALID_PARAMS);
    }
    long network = Long.parseLong(ctid.substring(12), 16);
    if (network != ledger.settings().networkId()) {
      throw new RpcException(
          RpcError.INVALID_PARAMS,
          "Wrong network. You should submit this request to a node running on NetworkID: "
              + network);
    }
    int place = Integer.parseInt(ctid.substring(8, 12), 16);
    return ledger
        .history()
        .byIndex(Long.parseLong(ctid.substring(1, 8), 16))
        .filter(closed -> place < closed.transactions().size())
        .map(closed -> new LocatedTransaction(closed, closed.transactions().get(place)));
  }

  private static ObjectNode unvalidated(Transaction waiting, boolean newApi, boolean binary) {
    ObjectNode result = Codec.JSON.createObjectNode();
    if (binary) {
      result.put(newApi ? "tx_blob" : "tx", waiting.blob());
    } else if (newApi) {
      result.set("tx_json", TransactionJson.fields(waiting, true));
    } else {
      result.setAll(TransactionJson.fields(waiting, false));
    }
    result.put("hash", waiting.id());
    result.put("validated", false);
    return result;
  }

  /** Says whether every ledger asked for was searched: only that makes an absence final. */
  private RpcException notFound(Request request) throws RpcException {
    RpcException notFound = new RpcException(RpcError.TRANSACTION_NOT_FOUND);
    if (!request.has("min_ledger") || !request.has("max_ledger")) {
      return notFound;
    }
    long min = request.number("min_ledger", 0);
    long max = request.number("max_ledger", 0);
    if (min < 0 || min > max) {
      throw new RpcException(RpcError.INVALID_RANGE);
    }
    if (max - min > MOST_LEDGERS) {
      throw new RpcException(RpcError.EXCESSIVE_RANGE);
    }
    boolean all = min >= ledger.history().oldestIndex() && max <= ledger.history().newest().index();
    return notFound.with("searched_all", all);
  }

  private ObjectNode submit(Request request) throws RpcException {
    if (!request.has("tx_blob")) {
      if (request.has("tx_json") || SECRETS.stream().anyMatch(request::has)) {
        throw new RpcException(
            RpcError.NOT_SUPPORTED,
            "Signing is not supported by this server. Sign on your side and send tx_blob.");
      }
      throw RpcException.missing("tx_blob");
    }
    String blob = request.text("tx_blob");
    if (blob.isEmpty() || !Codec.isHex(blob, blob.length()) || blob.length() % 2 != 0) {
      throw new RpcException(RpcError.INVALID_PARAMS);
    }
    Transaction transaction;
    try {
      transaction = Transaction.readSigned(blob);
    } catch (MalformedTransactionException e) {
      throw RpcException.invalidTransaction(String.valueOf(e.getMessage()));
    }
    Outcome outcome = ledger.submit(transaction);
    boolean applied = outcome.result().isInLedger();
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("accepted", applied);
    result.put("applied", applied);
    result.put("broadcast", applied);
    result.put("kept", applied);
    result.put("queued", false);
    LedgerEntry account = ledger.openState().account(transaction.account());
    long next = account == null ? 0 : account.number("Sequence");
    result.put("account_sequence_available", next);
    result.put("account_sequence_next", next);
    putEngineResult(result, outcome.result());
    result.put("open_ledger_cost", Long.toString(ledger.settings().fees().base()));
    result.put("tx_blob", transaction.blob());
    ObjectNode json = TransactionJson.fields(transaction, request.isNewApi());
    json.put("hash", transaction.id());
    result.set("tx_json", json);
    result.put("validated_ledger_index", ledger.history().newest().index());
    return result;
  }

  private ObjectNode simulate(Request request) throws RpcException {
    for (String secret : SECRETS) {
      if (request.has(secret)) {
        throw RpcException.invalid(secret);
      }
    }
    if (request.has("tx_blob") == request.has("tx_json")) {
      throw new RpcException(
          RpcError.INVALID_PARAMS, "Exactly one of 'tx_blob' and 'tx_json' must be given.");
    }
    Transaction transaction;
    try {
      ObjectNode fields =
          request.has("tx_blob")
              ? Codec.decode(request.text("tx_blob"))
              : givenFields(request.params().get("tx_json"));
      transaction = Transaction.unsigned(completed(fields));
    } catch (MalformedTransactionException e) {
      throw RpcException.invalidTransaction(String.valueOf(e.getMessage()));
    }
    Outcome outcome = ledger.simulate(transaction);
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("applied", false);
    putEngineResult(result, outcome.result());
    result.put("ledger_index", ledger.openIndex());
    boolean binary = request.flag("binary");
    if (binary) {
      result.put("tx_blob", transaction.blob());
    } else {
      result.set("tx_json", TransactionJson.fields(transaction, request.isNewApi()));
    }
    outcome
        .metadata()
        .ifPresent(
            meta -> {
              if (binary) {
                result.put("meta_blob", Codec.encodeOwn(meta));
              } else {
                result.set("meta", TransactionJson.metadata(transaction, meta));
              }
            });
    return result;
  }

  private static ObjectNode givenFields(JsonNode given) throws RpcException {
    if (given instanceof ObjectNode object) {
      return object.deepCopy();
    }
    throw new RpcException(RpcError.INVALID_PARAMS, "Invalid field 'tx_json', not object.");
  }

  /** Fills in what a client may leave open, and refuses what is signed. */
  private ObjectNode completed(ObjectNode fields) throws RpcException {
    if (!fields.path("TxnSignature").asText().isEmpty() || fields.has("Signers")) {
      throw new RpcException(RpcError.TRANSACTION_SIGNED);
    }
    fields.remove("TxnSignature");
    if (fields.has("DeliverMax") && !fields.has("Amount")) {
      fields.set("Amount", fields.get("DeliverMax"));
    }
    fields.remove("DeliverMax");
    for (String field : List.of("TransactionType", "Account")) {
      if (!fields.path(field).isTextual()) {
        throw new RpcException(RpcError.INVALID_PARAMS, "Missing field 'tx_json." + field + "'.");
      }
    }
    if (fields.path("TransactionType").asText().equals("Batch")) {
      throw new RpcException(RpcError.NOT_IMPLEMENTED);
    }
    String address = fields.path("Account").asText();
    if (!Codec.isAddress(address)) {
      throw new RpcException(RpcError.ACCOUNT_MALFORMED);
    }
    if (!fields.has("SigningPubKey")) {
      fields.put("SigningPubKey", "");
    }
    if (!fields.has("Sequence")) {
      LedgerEntry account = ledger.openState().account(address);
      long next = account == null ? 0 : account.number("Sequence");
      fields.put("Sequence", fields.has("TicketSequence") ? 0 : next);
    }
    long networkId = ledger.settings().networkId();
    if (!fields.has("NetworkID") && networkId > 1024) {
      fields.put("NetworkID", networkId);
    }
    if (!fields.has("Fee")) {
      fields.put("Fee", Long.toString(Engine.minimumFee(fields, ledger.settings().fees())));
    }
    return fields;
  }

  static void putEngineResult(ObjectNode target, ResultCode result) {
    target.put("engine_result", result.wire());
    target.put("engine_result_code", result.number());
    target.put("engine_result_message", result.message());
  }
}
