package io.ringledger.rewards.persistence.verification;

import io.ringledger.rewards.domain.ledger.chain.AuditDigest;
import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Goes through the audit trail once, a stretch of time at a time. */
final class AuditTrailReader implements AutoCloseable {

  private static final String TRAIL =
      """
      select at, chain, position, hash from audit_entries
      order by at, chain collate "C", position
      """;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private boolean more;
  private long entries;

  AuditTrailReader(Snapshot snapshot) throws SQLException {
    this.statement = snapshot.prepared(TRAIL);
    this.rows = statement.executeQuery();
    this.more = rows.next();
  }

  /** How many it has gone through. */
  long entries() {
    return entries;
  }

  /** What there is after one moment and until another; stretches are asked for in their order. */
  AuditStretch stretch(Instant after, Instant until) throws SQLException {
    AuditDigest digest = new AuditDigest();
    while (more && !Snapshot.moment(rows, "at").isAfter(until)) {
      if (Snapshot.moment(rows, "at").isAfter(after)) {
        digest.add(rows.getString("chain"), rows.getLong("position"), hash());
      }
      entries++;
      more = rows.next();
    }
    return digest.stretch(after, until);
  }

  /** Where it is none, one that the digest of no checkpoint has been made of. */
  private Hash hash() throws SQLException {
    try {
      return new Hash(rows.getString("hash"));
    } catch (IllegalArgumentException _) {
      return Hash.GENESIS;
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
