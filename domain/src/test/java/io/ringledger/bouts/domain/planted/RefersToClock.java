package io.ringledger.bouts.domain.planted;

import java.util.function.LongSupplier;

/** Hands a clock on without reading it. */
public final class RefersToClock {

  public LongSupplier time() {
    return System::currentTimeMillis;
  }
}
