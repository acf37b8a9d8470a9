package io.ringledger.rewards.domain.ledger.chain;

import java.security.MessageDigest;
import java.time.Instant;

/**
 * Adds up audit entries, one at a time. Its hash is the SHA-256 of {@code
 * ringledger-audit-stretch-1} and then, for each entry in the order of its moment, the UTF-8 bytes
 * of its chain's name and its position: chain, position, hash; all written as {@link EntryHash}
 * says.
 */
public final class AuditDigest {

  private static final String FORMAT = "ringledger-audit-stretch-1";

  private final MessageDigest digest = Canonical.sha256();
  private long entries;

  public AuditDigest() {
    digest.update(Canonical.field(FORMAT));
  }

  /** Adds the next entry. */
  public void add(String chain, long position, Hash hash) {
    digest.update(Canonical.field(chain));
    digest.update(Canonical.field(Long.toString(position)));
    digest.update(Canonical.field(hash.hex()));
    entries++;
  }

  /** What was added, as the entries of that stretch of time. Ends it. */
  public AuditStretch stretch(Instant after, Instant until) {
    return new AuditStretch(after, until, entries, Hash.of(digest.digest()));
  }
}
