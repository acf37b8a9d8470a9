package io.ringledger.bouts.xaman;

import java.time.Instant;

/**
 * How it goes with Xaman, as far as our own calls have shown; none is made to find out.
 *
 * @param since when it became so; up from the start until a call fails
 * @param note why it is degraded, without any secret; empty while it is up
 */
public record XamanHealth(Condition condition, Instant since, String note) {

  /** Whether signatures can be asked for. */
  public enum Condition {
    UP,
    /** The last call failed. Only preparing and reconciling need Xaman. */
    DEGRADED
  }
}
