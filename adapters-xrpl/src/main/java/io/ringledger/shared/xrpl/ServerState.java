package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;

/**
 * What a node asks for as of its last validated ledger ({@code server_state}).
 *
 * @param ledgerIndex of that ledger
 * @param closeTime of that ledger
 * @param baseFee for one signature, at the node's current load, rounded up
 * @param reserveBase what an account must keep
 * @param reserveIncrement what it must keep for each thing it owns
 */
public record ServerState(
    long ledgerIndex,
    RippleTime closeTime,
    Drops baseFee,
    Drops reserveBase,
    Drops reserveIncrement) {

  /** Above this a fee is taken for a mistake or a lie, not for load. */
  private static final long MOST_BASE_FEE = 100_000;

  /** The same for a reserve: 1,000 XRP. */
  private static final long MOST_RESERVE = 1_000_000_000;

  /** Asks the node. */
  public static ServerState of(JsonRpcNode node) throws NodeFailureException {
    // A Clio server passes the question on to a node only where it is about the current ledger.
    JsonNode state =
        node.call(
                "server_state",
                JsonNodeFactory.instance.objectNode().put("ledger_index", "current"))
            .path("state");
    JsonNode ledger = state.path("validated_ledger");
    try {
      long load = number(state, "load_factor");
      long loadBase = Math.max(1, number(state, "load_base"));
      return new ServerState(
          number(ledger, "seq"),
          new RippleTime(number(ledger, "close_time")),
          fee(
              Math.ceilDiv(
                  fee(number(ledger, "base_fee")).value() * Math.max(load, loadBase), loadBase)),
          reserve(number(ledger, "reserve_base")),
          reserve(number(ledger, "reserve_inc")));
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("server_state: " + malformed.reason(), malformed);
    }
  }

  /**
   * What a transaction must pay to enter the ledger that is open now, for each base fee: more than
   * the load says while many are waiting ({@code fee}).
   */
  public static Drops openLedgerFee(JsonRpcNode node) throws NodeFailureException {
    JsonNode answer = node.call("fee", JsonNodeFactory.instance.objectNode());
    try {
      return fee(
          LedgerFields.drops("open_ledger_fee", answer.path("drops").path("open_ledger_fee"))
              .value());
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("fee: " + malformed.reason(), malformed);
    }
  }

  private static Drops fee(long drops) throws DisagreementException {
    DisagreementException.unless(
        drops > 0 && drops <= MOST_BASE_FEE, "a fee of " + drops + " drops is out of range");
    return new Drops(drops);
  }

  private static Drops reserve(long drops) throws DisagreementException {
    DisagreementException.unless(
        drops <= MOST_RESERVE, "a reserve of " + drops + " drops is out of range");
    return new Drops(drops);
  }

  private static long number(JsonNode part, String name) throws DisagreementException {
    return LedgerFields.uint32(name, part.path(name));
  }
}
