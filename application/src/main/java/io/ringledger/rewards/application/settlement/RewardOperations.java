package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.application.outbound.RewardSettlements.Filter;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;

/** Looking at reward settlements, and what an admin does where one does not get on by itself. */
public interface RewardOperations {

  /** More settlements are not listed at once. */
  int MAX_LISTED = 200;

  /** A reason for calling one off is no longer. */
  int MAX_REASON_LENGTH = 500;

  /** The settlement as it stands. Refused with {@code SETTLEMENT_NOT_FOUND}. */
  Outcome<RewardSettlement> find(SettlementId id);

  /**
   * What the policy decided about a settlement's event, and from which inputs; empty where it has
   * not decided, or never will.
   */
  Optional<RecordedDecision> decision(SettlementId id);

  /**
   * Settlements, the newest first.
   *
   * @param before the one before which they were accepted; empty begins at the newest
   * @param limit 1 to {@link #MAX_LISTED}
   */
  Page<RewardSettlement, SettlementId> list(
      Filter filter, Optional<SettlementId> before, int limit);

  /**
   * Calls a settlement off. What it was granted counts against no cap any more. Refused with {@code
   * SETTLEMENT_NOT_FOUND}, or {@code SETTLEMENT_NOT_CANCELLABLE} where it has ended or begun to
   * post.
   *
   * @param reason why, for the history and for whoever hears of it; 1 to {@link #MAX_REASON_LENGTH}
   *     characters
   */
  Outcome<RewardSettlement> cancel(Caller caller, SettlementId id, String reason);

  /**
   * Has a parked settlement taken up again, with as many attempts as a new one. Refused with {@code
   * SETTLEMENT_NOT_FOUND} or {@code SETTLEMENT_NOT_PARKED}.
   */
  Outcome<RewardSettlement> requeue(Caller caller, SettlementId id);
}
