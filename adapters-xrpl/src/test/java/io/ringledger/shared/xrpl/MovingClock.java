package io.ringledger.shared.xrpl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when it is told. */
final class MovingClock implements InstantSource {

  private Instant now = Instant.parse("2026-03-01T20:00:00Z");

  void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
