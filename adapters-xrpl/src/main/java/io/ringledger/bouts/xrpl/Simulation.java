package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowFinish;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.XrplNodes;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs each transaction on a node without applying it ({@code simulate}): the ledger's own rules
 * find what nobody here thought of. It sees one transaction, not what is to be signed together, and
 * a node need not have it; so where it cannot be asked, nothing is found.
 *
 * <p>A finish with a fulfillment is never sent: it would disclose the secret to whoever runs the
 * node before the promoter has signed, and anyone who knows it can finish the escrow.
 */
final class Simulation {

  private static final System.Logger LOG = System.getLogger(Simulation.class.getName());
  private static final JsonMapper JSON = new JsonMapper();

  /** By these a node says that it does not simulate. */
  private static final Set<String> MISSING =
      Set.of("unknownCmd", "notImpl", "notSupported", "notEnabled", "noPermission", "forbidden");

  private final XrplNodes nodes;

  Simulation(XrplNodes nodes) {
    this.nodes = nodes;
  }

  /** The findings, in the order of the intents, with those of the simulation. */
  List<PreflightFinding> addTo(List<PreflightFinding> findings, List<Intent> intents) {
    List<Intent> open = intents.stream().filter(intent -> isOpen(intent, findings)).toList();
    Map<EscrowKind, PreflightFinding> refusals = new EnumMap<>(EscrowKind.class);
    try {
      if (!open.isEmpty()) {
        refusals.putAll(nodes.ask(node -> run(node, open), Optional::isPresent).orElseGet(Map::of));
      }
    } catch (NodeFailureException failure) {
      LOG.log(Level.DEBUG, "no simulation: {0}", failure.reason());
    }
    List<PreflightFinding> all = new ArrayList<>();
    for (Intent intent : intents) {
      EscrowKind kind = intent.terms().kind();
      findings.stream().filter(finding -> finding.kind() == kind).forEach(all::add);
      Optional.ofNullable(refusals.get(kind)).ifPresent(all::add);
    }
    return all;
  }

  /** Whether nothing is known yet that keeps it from working, and it may be shown to a node. */
  private static boolean isOpen(Intent intent, List<PreflightFinding> findings) {
    boolean secret =
        intent.transaction() instanceof EscrowFinish finish && finish.opening().isPresent();
    return !secret
        && findings.stream()
            .filter(finding -> finding.kind() == intent.terms().kind())
            .allMatch(finding -> finding.is(PreflightCode.Severity.WARNING));
  }

  /** Empty where the node does not simulate. */
  private static Optional<Map<EscrowKind, PreflightFinding>> run(
      JsonRpcNode node, List<Intent> intents) throws NodeFailureException {
    Map<EscrowKind, PreflightFinding> refusals = new EnumMap<>(EscrowKind.class);
    for (Intent intent : intents) {
      JsonNode answer = node.call("simulate", question(intent.transaction()), MISSING);
      if (answer.has("error")) {
        return Optional.empty();
      }
      refusal(answer)
          .ifPresent(
              detail ->
                  refusals.put(
                      intent.terms().kind(),
                      new PreflightFinding(
                          intent.terms().kind(), PreflightCode.SIMULATION_FAILED, detail)));
    }
    return Optional.of(refusals);
  }

  private static ObjectNode question(UnsignedTransaction transaction) {
    ObjectNode fields = JSON.valueToTree(transaction.json());
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("binary", false);
    question.set("tx_json", fields.put("SigningPubKey", ""));
    return question;
  }

  /** Only what is wrong with the transaction: {@code tel} and {@code ter} are about the moment. */
  private static Optional<String> refusal(JsonNode answer) {
    String result = answer.path("engine_result").asText();
    if (!result.matches("(tec|tef|tem)[A-Z_0-9]{1,60}")) {
      return Optional.empty();
    }
    String message = answer.path("engine_result_message").asText();
    return Optional.of(
        "A node that ran it without applying it says "
            + result
            + (message.matches("[ -~]{1,200}") ? ": " + message : ""));
  }
}
