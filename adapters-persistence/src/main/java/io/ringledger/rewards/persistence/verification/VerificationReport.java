package io.ringledger.rewards.persistence.verification;

import java.util.Map;

/**
 * What was looked at, and what is wrong.
 *
 * @param counts how many of each were looked at, by what they are called, in a sensible order
 */
public record VerificationReport(Map<String, Long> counts, Findings findings) {

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return findings.total() == 0;
  }
}
