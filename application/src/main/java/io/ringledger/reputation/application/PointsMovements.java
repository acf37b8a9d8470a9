package io.ringledger.reputation.application;

import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.PointsMoved;
import io.ringledger.reputation.domain.PointsMoved.Kind;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.Set;

/** Events of the points ledger, in the words of this context. */
final class PointsMovements {

  private static final String EARNED = "rewards_ledger.PointsEarned";
  private static final String DEDUCTED = "rewards_ledger.PointsDeducted";
  private static final String REVERSAL = "reversal";

  static final Set<String> TYPES = Set.of(EARNED, DEDUCTED);

  private PointsMovements() {}

  static PointsMoved of(PublishedEvent event) {
    EventData data = event.data();
    return new PointsMoved(
        AccountId.of(data.text("account_id")),
        data.number("account_sequence"),
        kind(event.type().equals(EARNED), data.text("entry_type").equals(REVERSAL)),
        data.number("points"),
        data.number("reputation_impact"),
        event.time());
  }

  private static Kind kind(boolean earned, boolean reversal) {
    if (reversal) {
      return earned ? Kind.DEDUCTION_TAKEN_BACK : Kind.EARNING_TAKEN_BACK;
    }
    return earned ? Kind.EARNED : Kind.DEDUCTED;
  }
}
