package io.ringledger.rewards.domain.ledger.chain;

import java.time.Instant;

/**
 * The part of the audit trail that came since the checkpoint before, over all of its chains: none
 * of its entries can go, or come, unnoticed.
 *
 * @param after entries of a later moment belong to it; the stretch before ended here
 * @param until and none of a later moment than this
 * @param entries how many
 * @param digest what {@link AuditDigest} says of them
 */
public record AuditStretch(Instant after, Instant until, long entries, Hash digest) {

  public AuditStretch {
    if (until.isBefore(after) || entries < 0) {
      throw new IllegalArgumentException("a stretch of time ends after it begins");
    }
  }
}
