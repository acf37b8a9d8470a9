package io.ringledger.app;

import java.util.List;

/** The start was refused; the message names every setting to change. */
public final class UnsafeStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Those reasons. */
  public UnsafeStartException(List<String> problems) {
    super("RingLedger does not start:\n  - " + String.join("\n  - ", problems), null, false, false);
  }
}
