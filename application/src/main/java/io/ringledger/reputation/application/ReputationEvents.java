package io.ringledger.reputation.application;

import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is told of somebody's standing. */
public final class ReputationEvents {

  public static final String UPDATED = "reputation.ReputationUpdated";

  private ReputationEvents() {}

  /**
   * The score has changed.
   *
   * @param cause the event by which it did; its moment is the moment of this one too
   */
  static NewEvent updated(Reputation before, Reputation after, PublishedEvent cause, UUID id) {
    String account = after.account().toString();
    Map<String, Object> facts = new HashMap<>();
    facts.put("account_id", account);
    facts.put("score", after.score());
    facts.put("change", Math.subtractExact(after.score(), before.score()));
    facts.put("cause_event_id", cause.id().toString());
    return new NewEvent(id, UPDATED, account, account, cause.time(), EventData.of(facts));
  }
}
