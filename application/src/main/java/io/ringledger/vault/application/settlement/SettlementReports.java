package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.Leg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what settlement did, and tells whoever wants to know. */
final class SettlementReports {

  static final String SETTLED = "vault.BatchSettled";
  static final String REVERSED = "vault.BatchReversed";
  static final String TROUBLED = "vault.SettlementTroubled";
  static final String HELD = "vault.SettlementLegHeld";

  private final SettlementTools tools;

  SettlementReports(SettlementTools tools) {
    this.tools = tools;
  }

  /** The batch went a step further. */
  void moved(BatchNumber batch, Author author, String verb, Map<String, String> details) {
    tools
        .trail()
        .record(
            AuditEntry.success(
                chain(batch), tools.clock().instant(), author, "settlement." + verb, details));
  }

  /** Items and cash have changed hands. */
  void collected(BatchNumber batch, Author author, int claims, int payments) {
    moved(
        batch,
        author,
        "collect",
        Map.of("claims", Integer.toString(claims), "payments", Integer.toString(payments)));
    publish(batch, SETTLED, Map.of("claims", (long) claims, "payments", (long) payments));
  }

  /** It is as if it had not been. */
  void reversed(BatchNumber batch, Author author, String reason) {
    moved(batch, author, "reverse", Map.of("reason", reason));
    publish(batch, REVERSED, Map.of("reason", reason));
  }

  /** Somebody should look: it has failed several times in a row. */
  void troubled(BatchNumber batch, int failures, String reason) {
    publish(batch, TROUBLED, Map.of("failures", (long) failures, "reason", reason));
  }

  /** Somebody has to decide: it is owed and cannot be paid. */
  void held(BatchNumber batch, Author author, Leg leg) {
    String reason = leg.reason().orElse("unknown");
    moved(batch, author, "hold", Map.of("leg", leg.id().toString(), "reason", reason));
    publish(
        batch,
        HELD,
        Map.of(
            "leg_id",
            leg.id().toString(),
            "kind",
            leg.terms().kind().wire(),
            "drops",
            leg.terms().drops().value(),
            "reason",
            reason));
  }

  /** The history of a batch; whoever writes it holds the batch. */
  static AuditChain chain(BatchNumber batch) {
    return new AuditChain("vault-batch:" + batch);
  }

  private void publish(BatchNumber batch, String type, Map<String, Object> about) {
    Map<String, Object> facts = new HashMap<>(about);
    facts.put("batch_number", batch.value());
    tools
        .outbox()
        .publish(
            List.of(
                new NewEvent(
                    tools.randomness().newId(),
                    type,
                    batch.toString(),
                    "vault-batch:" + batch,
                    tools.clock().instant(),
                    EventData.of(facts))));
  }
}
