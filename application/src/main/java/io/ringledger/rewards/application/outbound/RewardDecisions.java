package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What policies decided, from which inputs, and how much of a day's cap is used up. */
public interface RewardDecisions {

  /** The usage of these days, locked until the unit of work ends; all of them are in the answer. */
  Map<Day, DailyUsage> lockUsage(Set<Day> days);

  /** Keeps another usage of locked days. */
  void saveUsage(Map<Day, DailyUsage> usage);

  /** Keeps new decisions. A decision never changes. */
  void add(List<RecordedDecision> decisions);

  Map<SettlementId, RecordedDecision> of(Collection<SettlementId> settlements);

  /**
   * Decisions about events that happened between two instants, in the order in which they happened.
   *
   * @param until excluded
   * @param after the settlement after whose decision to go on; nothing follows one without a
   *     decision
   */
  Page<RecordedDecision, SettlementId> between(
      Instant from, Instant until, Optional<SettlementId> after, int limit);

  /** One recipient's day (UTC) for one type of reward. */
  record Day(Holder holder, RewardType type, LocalDate date) {}
}
