package io.ringledger.bouts.application.planted;

import java.time.Clock;
import java.time.InstantSource;

/** Brings a clock of its own. */
public final class MakesClock {

  public InstantSource clock() {
    return Clock.systemUTC();
  }
}
