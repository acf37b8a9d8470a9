package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.ReadView;
import java.util.Locale;
import java.util.Optional;

/**
 * The ledger a request asks about: by hash, by index, or by the words {@code validated}, {@code
 * closed} and {@code current}; the open one if it does not say.
 *
 * @param index the ledger's index
 * @param closed the ledger, empty if it is the open one
 * @param state its state
 */
record ChosenLedger(long index, Optional<ClosedLedger> closed, ReadView state) {
  static ChosenLedger of(Request request, SandboxLedger ledger) throws RpcException {
    if (request.has("ledger_hash")) {
      String hash = request.params().path("ledger_hash").asText();
      if (!Codec.isHex(hash, 64)) {
        throw new RpcException(RpcError.INVALID_PARAMS, "ledgerHashMalformed");
      }
      return closed(ledger.history().byHash(hash.toUpperCase(Locale.ROOT)), ledger);
    }
    JsonNode wanted = request.params().path("ledger_index");
    String word = wanted.isMissingNode() || wanted.isNull() ? "current" : wanted.asText();
    return switch (word) {
      case "validated", "closed" -> closed(Optional.of(ledger.history().newest()), ledger);
      case "current" -> open(ledger);
      default -> byIndex(index(word), ledger);
    };
  }

  /** Says in an answer which ledger it is about. */
  void describe(ObjectNode result) {
    if (closed.isPresent()) {
      result.put("ledger_hash", closed.get().hash());
      result.put("ledger_index", index);
      result.put("validated", true);
    } else {
      result.put("ledger_current_index", index);
      result.put("validated", false);
    }
  }

  private static long index(String word) throws RpcException {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new RpcException(RpcError.INVALID_PARAMS, "ledgerIndexMalformed");
    }
  }

  private static ChosenLedger byIndex(long index, SandboxLedger ledger) throws RpcException {
    return index == ledger.openIndex()
        ? open(ledger)
        : closed(ledger.history().byIndex(index), ledger);
  }

  private static ChosenLedger open(SandboxLedger ledger) {
    return new ChosenLedger(ledger.openIndex(), Optional.empty(), ledger.openState());
  }

  private static ChosenLedger closed(Optional<ClosedLedger> found, SandboxLedger ledger)
      throws RpcException {
    ClosedLedger closed = found.orElseThrow(() -> new RpcException(RpcError.LEDGER_NOT_FOUND));
    return new ChosenLedger(
        closed.index(), Optional.of(closed), ledger.closedState().at(closed.index()));
  }
}
