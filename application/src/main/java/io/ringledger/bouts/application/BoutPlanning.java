package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Map;

/** A promoter plans a bout. */
public interface BoutPlanning {

  /**
   * The bout with its four planned escrows. Refused with {@code FIGHTER_NOT_FOUND}, {@code
   * ADDRESS_INVALID} or {@code BOUT_PLAN_INVALID}.
   */
  Outcome<Bout> plan(PlanBout command);

  /**
   * The wish.
   *
   * @param promoterAddress as it was typed
   * @param purses drops of all four kinds
   */
  record PlanBout(
      Caller caller,
      UserId fighterA,
      UserId fighterB,
      Instant event,
      String promoterAddress,
      Map<EscrowKind, Drops> purses) {}
}
