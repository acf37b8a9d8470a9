package io.ringledger.rewards.domain.policy;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a source event matters to its reward.
 *
 * @param recipient who would be rewarded
 * @param deciders who had a say in it; a recipient among them awards themselves
 * @param grade the plan, the severity, what a purchase counts as; empty where the event has none
 * @param basis the points at stake, for bounties and purchases; otherwise zero
 * @param spam whether the source took it for spam
 * @param stateValid whether what the event is about is in the state that earns a reward
 * @param occurredAt when it happened, which decides about the policy and the day
 */
public record RewardFacts(
    RewardType type,
    Holder recipient,
    SortedSet<String> deciders,
    String grade,
    Points basis,
    boolean spam,
    boolean stateValid,
    Instant occurredAt) {

  public RewardFacts {
    deciders = Collections.unmodifiableSortedSet(new TreeSet<>(deciders));
  }

  /** Whether the recipient had a say in it. */
  public boolean selfAwarded() {
    return deciders.contains(recipient.id());
  }
}
