package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What somebody has to do in time. */
final class Deadlines {

  private Deadlines() {}

  /** The winner's bonus must be finished before anyone can cancel it. */
  static List<PreflightFinding> of(Bout bout, Instant now) {
    return bout.bonusDeadline().map(deadline -> finding(bout, deadline.toInstant(), now)).stream()
        .toList();
  }

  private static PreflightFinding finding(Bout bout, Instant deadline, Instant now) {
    EscrowKind kind = EscrowKind.bonusOf(bout.winner().orElseThrow());
    String text =
        now.isBefore(deadline)
            ? "The winner's bonus must be finished before %s: anyone can cancel it after that. %s left."
                .formatted(deadline, left(Duration.between(now, deadline)))
            : "Since %s anyone can cancel the winner's bonus, and it can no longer be finished."
                .formatted(deadline);
    return new PreflightFinding(kind, PreflightCode.BONUS_DEADLINE, text);
  }

  private static String left(Duration time) {
    return "%d days, %d hours and %d minutes"
        .formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart());
  }
}
