package io.ringledger.vault.domain.intent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times that lose nothing when they are written in milliseconds. */
final class WholeMillis {

  private WholeMillis() {}

  static void require(Instant time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException("finer than a millisecond: " + time);
    }
  }
}
