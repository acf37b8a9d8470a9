package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegState;
import java.util.List;
import java.util.Optional;

/** What operators see of settlement, and the one thing they decide. */
public interface SettlementDesk {

  /**
   * How a batch stands.
   *
   * @param reason why it goes back, where it does
   * @param failures of its settlement in a row
   */
  record BatchView(
      BatchNumber number, BatchState state, Optional<String> reason, int failures, List<Leg> legs) {
    public BatchView {
      legs = List.copyOf(legs);
    }
  }

  /** That batch with its legs. Refused with {@code BATCH_NOT_FOUND}. */
  Outcome<BatchView> batch(BatchNumber number);

  /** The legs in that state, oldest first. */
  Page<Leg, LegId> legs(LegState state, Optional<LegId> after, int limit);

  /**
   * Has a held leg tried again. Refused with {@code SETTLEMENT_LEG_NOT_FOUND} or {@code
   * SETTLEMENT_LEG_NOT_HELD}.
   *
   * @param destination another account to pay
   */
  Outcome<Leg> retry(LegId leg, Optional<XrplAddress> destination, Caller caller);
}
