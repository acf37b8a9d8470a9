package io.ringledger.bouts.xrpl;

import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.ServerState;
import io.ringledger.shared.xrpl.ValidatedLedgers;
import io.ringledger.shared.xrpl.XrplNodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The XRP Ledger, asked through its nodes before anything is signed.
 *
 * <p>{@link #standing} takes 3 requests. {@link #check} takes for the four purses of a bout at most
 * 23: the server's state (2), the promoter's account, the two fighters' accounts, the authorization
 * of each deposit (4) where a fighter wants one, up to ten pages of what the promoter owns where
 * escrows are created, otherwise one request for each escrow, and one simulation for each
 * transaction; in practice 10 for four creations.
 */
public final class XrplPreflight implements Preflight {

  /** A network closes a ledger every few seconds; a node this late does not follow it. */
  private static final Duration MOST_AGE = Duration.ofSeconds(60);

  private final XrplNodes nodes;
  private final Simulation simulation;

  /** Asks these nodes; whoever made them closes them. */
  public XrplPreflight(XrplNodes nodes) {
    this.nodes = nodes;
    this.simulation = new Simulation(nodes);
  }

  @Override
  public Standing standing() {
    try {
      return nodes.ask(XrplPreflight::standing, _ -> true);
    } catch (NodeFailureException failure) {
      return new Standing.Unavailable(failure.reason());
    }
  }

  private static Standing.Known standing(JsonRpcNode node) throws NodeFailureException {
    ValidatedLedgers ledgers = ValidatedLedgers.of(node);
    if (!ledgers.synced() || ledgers.age().compareTo(MOST_AGE) > 0) {
      throw new NodeFailureException(
          "it does not follow its network: its last validated ledger is "
              + ledgers.age().toSeconds()
              + " s old");
    }
    ServerState state = ServerState.of(node);
    Drops escalated = ServerState.openLedgerFee(node);
    return new Standing.Known(
        state.ledgerIndex(),
        state.closeTime(),
        escalated.compareTo(state.baseFee()) > 0 ? escalated : state.baseFee());
  }

  /** All of the intents must be for the wallet of one promoter. */
  @Override
  public Report check(Standing.Known at, List<Intent> intents) {
    if (intents.isEmpty()) {
      return new Report.Checked(List.of(), Map.of());
    }
    try {
      SetCheck checked =
          nodes.ask(
              node -> new SetCheck(NodeSnapshot.of(node, at.ledgerIndex()), at, intents).run(),
              _ -> true);
      return new Report.Checked(simulation.addTo(checked.findings(), intents), checked.existing());
    } catch (NodeFailureException failure) {
      return new Report.Unavailable(failure.reason());
    }
  }
}
