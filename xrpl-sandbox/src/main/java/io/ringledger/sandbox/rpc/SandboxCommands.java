package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.RippleTime;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.Genesis;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.transactors.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** What no real node has: a faucet and a clock to turn. */
final class SandboxCommands {
  private static final long USUAL_DROPS = 1_000_000_000L;

  private final SandboxLedger ledger;

  SandboxCommands(SandboxLedger ledger) {
    this.ledger = ledger;
  }

  Map<String, Command> all() {
    return Map.of("sandbox_fund", this::fund, "sandbox_advance_time", this::advanceTime);
  }

  /** Pays from the genesis account, by a transaction like any other, and closes a ledger. */
  private ObjectNode fund(Request request) throws RpcException {
    String address = request.account(request.has("destination") ? "destination" : "account");
    long drops = request.number("amount", USUAL_DROPS);
    if (drops < 1 || drops > Genesis.ALL_DROPS) {
      throw RpcException.invalid("amount");
    }
    LedgerEntry genesis =
        Objects.requireNonNull(ledger.openState().account(Genesis.ADDRESS), "genesis account");
    Transaction payment =
        Genesis.payment(address, drops, genesis.number("Sequence"), ledger.settings());
    Outcome outcome = ledger.submit(payment);
    ledger.closeLedger();
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("account", address);
    result.put("amount", Long.toString(drops));
    result.put("hash", payment.id());
    TransactionCommands.putEngineResult(result, outcome.result());
    ledger
        .history()
        .find(payment.id())
        .ifPresent(located -> result.put("ledger_index", located.ledger().index()));
    result.put("validated", ledger.history().find(payment.id()).isPresent());
    LedgerEntry funded = ledger.openState().account(address);
    result.put("balance", funded == null ? "0" : funded.text("Balance"));
    return result;
  }

  private ObjectNode advanceTime(Request request) throws RpcException {
    long seconds = request.number("seconds", -1);
    if (seconds < 0) {
      throw RpcException.invalid("seconds");
    }
    ClosedLedger closed;
    try {
      closed = ledger.advanceTime(Duration.ofSeconds(seconds));
    } catch (IllegalArgumentException e) {
      throw new RpcException(RpcError.INVALID_PARAMS, String.valueOf(e.getMessage()));
    }
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("close_time", closed.closeTime());
    result.put("close_time_iso", RippleTime.iso(closed.closeTime()));
    result.put("ledger_hash", closed.hash());
    result.put("ledger_index", closed.index());
    result.put("ledger_current_index", ledger.openIndex());
    return result;
  }
}
