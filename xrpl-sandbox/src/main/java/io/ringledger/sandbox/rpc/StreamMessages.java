package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.RippleTime;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.LedgerTransaction;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.Fees;
import java.util.Arrays;

/** What subscribers are told. */
public final class StreamMessages {
  private StreamMessages() {}

  /**
   * Describes a ledger as the answer to a subscription does.
   *
   * @param ledger the chain
   * @param closed the ledger
   * @return its description
   */
  public static ObjectNode ledgerInfo(SandboxLedger ledger, ClosedLedger closed) {
    Fees fees = ledger.settings().fees();
    ObjectNode message = Codec.JSON.createObjectNode();
    message.put("fee_base", fees.base());
    message.put("ledger_hash", closed.hash());
    message.put("ledger_index", closed.index());
    message.put("ledger_time", closed.closeTime());
    message.put("network_id", ledger.settings().networkId());
    message.put("reserve_base", fees.reserveBase());
    message.put("reserve_inc", fees.reserveIncrement());
    message.put("validated_ledgers", ServerCommands.completeLedgers(ledger.history()));
    return message;
  }

  /**
   * Tells that a ledger closed.
   *
   * @param ledger the chain
   * @param closed the ledger
   * @return the message
   */
  public static ObjectNode ledgerClosed(SandboxLedger ledger, ClosedLedger closed) {
    ObjectNode message = ledgerInfo(ledger, closed);
    message.put("type", "ledgerClosed");
    message.put("txn_count", closed.transactions().size());
    return message;
  }

  /**
   * Tells that a transaction was validated.
   *
   * @param closed the ledger it is in
   * @param entry the transaction
   * @param newApi whether the subscriber speaks the second version of the API
   * @return the message
   */
  public static ObjectNode transaction(
      ClosedLedger closed, LedgerTransaction entry, boolean newApi) {
    Transaction transaction = entry.transaction();
    ObjectNode message = Codec.JSON.createObjectNode();
    message.put("type", "transaction");
    Arrays.stream(ResultCode.values())
        .filter(code -> code.wire().equals(entry.result()))
        .forEach(code -> TransactionCommands.putEngineResult(message, code));
    message.put("ledger_hash", closed.hash());
    message.put("ledger_index", closed.index());
    message.put("status", "closed");
    message.put("validated", true);
    message.put("close_time_iso", RippleTime.iso(closed.closeTime()));
    message.set("meta", TransactionJson.metadata(entry));
    ObjectNode json = TransactionJson.fields(transaction, newApi);
    json.put("date", closed.closeTime());
    if (newApi) {
      json.put("ledger_index", closed.index());
      message.put("hash", transaction.id());
      message.set("tx_json", json);
    } else {
      json.put("hash", transaction.id());
      message.set("transaction", json);
    }
    return message;
  }
}
