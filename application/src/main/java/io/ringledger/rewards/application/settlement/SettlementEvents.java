package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Cancelled;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Failed;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Succeeded;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the workflow tells others: how a settlement ended. */
public final class SettlementEvents {

  public static final String SUCCEEDED = "workflow.WorkflowSucceeded";
  public static final String FAILED = "workflow.WorkflowFailed";
  public static final String CANCELLED = "workflow.WorkflowCancelled";

  private static final String WORKFLOW = "reward_settlement";

  private SettlementEvents() {}

  static NewEvent ofEnd(RewardSettlement settlement, UUID id) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("workflow", WORKFLOW);
    facts.put("settlement_id", settlement.id().toString());
    facts.put("source", settlement.reference().source());
    facts.put("source_event_id", settlement.reference().eventId());
    facts.put("source_event_type", settlement.eventType());
    facts.put("attempt", (long) settlement.attempt());
    settlement.account().ifPresent(account -> facts.put("account_id", account.toString()));
    settlement.entry().ifPresent(entry -> facts.put("entry_id", entry.toString()));
    var end = settlement.end().orElseThrow();
    String type =
        switch (end) {
          case Succeeded done -> {
            facts.put("outcome", done.outcome().wire());
            done.detail().ifPresent(detail -> facts.put("detail", detail));
            yield SUCCEEDED;
          }
          case Failed failed -> {
            facts.put("failure", failed.failure().wire());
            facts.put("detail", failed.detail());
            yield FAILED;
          }
          case Cancelled cancelled -> {
            facts.put("reason", cancelled.reason());
            yield CANCELLED;
          }
        };
    return new NewEvent(
        id,
        type,
        settlement.id().toString(),
        settlement
            .account()
            .map(account -> account.value().toString())
            .orElseGet(() -> settlement.id().toString()),
        end.at(),
        EventData.of(facts));
  }
}
