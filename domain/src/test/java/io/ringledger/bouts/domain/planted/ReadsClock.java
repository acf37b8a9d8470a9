package io.ringledger.bouts.domain.planted;

import java.time.Instant;

/** Knows by itself what time it is. */
public final class ReadsClock {

  public Instant time() {
    return Instant.now();
  }
}
