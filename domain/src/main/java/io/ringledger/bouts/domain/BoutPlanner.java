package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the four planned escrows of a plan, or says what is wrong with it. */
final class BoutPlanner {

  private BoutPlanner() {}

  static Outcome<List<Escrow>> escrows(
      BoutPlan plan,
      Function<EscrowKind, EscrowId> ids,
      Function<Corner, Condition> conditions,
      Instant now) {
    if (plan.fighterA().user().equals(plan.fighterB().user())) {
      return invalid("fighter_b_user_id: a fighter cannot fight themselves");
    }
    if (!plan.event().isAfter(now)) {
      return invalid("event_datetime_utc: must be in the future");
    }
    List<Escrow> escrows = new ArrayList<>();
    for (EscrowKind kind : EscrowKind.values()) {
      Drops amount = plan.purses().getOrDefault(kind, Drops.ZERO);
      if (amount.isZero()) {
        return invalid(kind.wire() + "_drops: a purse holds at least one drop");
      }
      Optional<Condition> condition =
          kind.isBonus() ? Optional.of(conditions.apply(kind.corner())) : Optional.empty();
      Optional<EscrowWindow> window = window(kind, plan.event());
      if (window.isEmpty()) {
        return invalid("event_datetime_utc: later than the ledger's clock can express");
      }
      escrows.add(
          Escrow.planned(
              ids.apply(kind),
              new EscrowTerms(
                  kind,
                  plan.promoterAddress(),
                  plan.fighter(kind.corner()).address(),
                  amount,
                  window.get(),
                  condition)));
    }
    return Outcome.success(escrows);
  }

  private static Optional<EscrowWindow> window(EscrowKind kind, Instant event) {
    try {
      return Optional.of(EscrowWindow.of(kind, event));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Outcome<List<Escrow>> invalid(String reason) {
    return Outcome.rejected(BoutFailure.BOUT_PLAN_INVALID, reason);
  }
}
