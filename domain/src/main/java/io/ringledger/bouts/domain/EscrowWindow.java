package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.RippleTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an escrow may be paid out and when it may be taken back. Computed once when the bout is
 * planned.
 *
 * @param finishAfter from here on it may be finished
 * @param cancelAfter from here on it may be cancelled; empty: never
 */
public record EscrowWindow(RippleTime finishAfter, Optional<RippleTime> cancelAfter) {

  /** Time for the bout to end before any purse can move. */
  public static final Duration FINISH_DELAY = Duration.ofHours(2);

  /** Time for the winner's bonus to be finished before the loser's can be taken back. */
  public static final Duration CANCEL_DELAY = Duration.ofDays(7);

  public EscrowWindow {
    if (cancelAfter.isPresent() && !finishAfter.isBefore(cancelAfter.get())) {
      throw new IllegalArgumentException("CancelAfter must be later than FinishAfter");
    }
  }

  /** The window of a purse for an event; throws where the ledger's clock cannot express it. */
  public static EscrowWindow of(EscrowKind kind, Instant event) {
    RippleTime start = RippleTime.of(event);
    return new EscrowWindow(
        start.plus(FINISH_DELAY),
        kind.isBonus() ? Optional.of(start.plus(CANCEL_DELAY)) : Optional.empty());
  }
}
