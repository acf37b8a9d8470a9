package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.SessionId;
import java.time.Instant;
import java.util.Map;

/** Counts signed statements within each second, for all replicas together. */
public interface IntentRate {

  /**
   * Counts statements before they are looked at; where any limit would be exceeded, none of them is
   * counted.
   *
   * @param address where they come from
   * @param bySession how many each session is said to have signed
   * @param total how many there are, readable or not
   * @return whether they are within all limits
   */
  boolean take(String address, Map<SessionId, Integer> bySession, int total, Instant now);

  /** Forgets what was counted in seconds before that. */
  void forget(Instant before);

  /**
   * How many are taken within one second.
   *
   * @param overall from everybody together
   * @param perSession of one session
   * @param perAddress from one address
   */
  record Limits(int overall, int perSession, int perAddress) {
    public Limits {
      if (overall < 1 || perSession < 1 || perAddress < 1) {
        throw new IllegalArgumentException("nothing would ever be taken");
      }
    }
  }
}
