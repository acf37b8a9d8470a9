package io.ringledger.rewards.persistence.verification;

import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Every checkpoint, against the one before, the database's copy, the seals and the audit trail.
 * Where a replica kept one and ended before it was recorded, another one may have the same number:
 * both were signed, both have to hold, and the recorded one is the one that is followed.
 */
final class CheckpointChecks {

  private static final String RECORDED =
      "select number, hash from ledger_checkpoints order by number";
  private static final String NEWEST_RECORDED =
      "select coalesce(max(number), 0) as number from ledger_checkpoints";
  private static final String HEAD =
      "select chain_hash from ledger_seals where shard = ? and position = ?";
  private static final int TOLD_EVERY = 10_000;

  private final Snapshot snapshot;
  private final KeptCheckpoints kept;
  private final Findings findings;
  private final Map<Integer, ChainHead> found = new HashMap<>();
  private Optional<LedgerCheckpoint> newest = Optional.empty();
  private long recordedUpTo;
  private long checkpoints;
  private long audited;

  CheckpointChecks(Snapshot snapshot, KeptCheckpoints kept, Findings findings) {
    this.snapshot = snapshot;
    this.kept = kept;
    this.findings = findings;
  }

  long checkpoints() {
    return checkpoints;
  }

  long audited() {
    return audited;
  }

  /** The newest one that counts. */
  Optional<LedgerCheckpoint> newest() {
    return newest;
  }

  /**
   * Goes through all of them.
   *
   * @param known the highest number there was in the folders before the snapshot; of later ones the
   *     snapshot says nothing
   */
  void run(long known) throws SQLException {
    snapshot.each("checkpoints", NEWEST_RECORDED, row -> recordedUpTo = row.getLong("number"));
    long number = 0;
    try (AuditTrailReader audit = new AuditTrailReader(snapshot);
        PreparedStatement heads = snapshot.prepared(HEAD);
        PreparedStatement recorded = snapshot.prepared(RECORDED);
        ResultSet rows = recorded.executeQuery()) {
      boolean more = rows.next();
      while (more || kept.after(number).filter(next -> next <= known).isPresent()) {
        long nextKept = kept.after(number).orElse(Long.MAX_VALUE);
        boolean isRecorded = more && rows.getLong("number") <= nextKept;
        long next = isRecorded ? rows.getLong("number") : nextKept;
        if (next != number + 1) {
          findings.add(
              Fault.CHECKPOINT_MISSING,
              "checkpoint " + (number + 1),
              "the next one there is, is " + next);
        }
        number = next;
        Optional<String> hash = Optional.empty();
        if (isRecorded) {
          hash = Optional.of(HexFormat.of().formatHex(rows.getBytes("hash")));
          more = rows.next();
        }
        Optional<SignedCheckpoint> chosen = choose(number, hash, heads);
        if (chosen.isPresent()) {
          follow(chosen.get().checkpoint(), audit);
        }
      }
      audited = audit.entries();
    }
  }

  private Optional<SignedCheckpoint> choose(
      long number, Optional<String> recorded, PreparedStatement heads) throws SQLException {
    Map<String, SignedCheckpoint> valid = kept.of(number);
    for (SignedCheckpoint each : valid.values()) {
      compareWithSeals(each.checkpoint(), heads);
    }
    Optional<SignedCheckpoint> followed = recorded.map(valid::get);
    String place = "checkpoint " + number;
    if (followed.isPresent()) {
      return followed;
    }
    if (valid.isEmpty()) {
      findings.add(Fault.CHECKPOINT_MISSING, place, "none that counts is in any of the folders");
    } else if (recorded.isPresent()) {
      findings.add(Fault.CHECKPOINT_NOT_RECORDED, place, "the database remembers another one");
    } else if (number <= recordedUpTo) {
      findings.add(Fault.CHECKPOINT_NOT_RECORDED, place, "the database does not remember it");
    } else {
      findings.note("Checkpoint %d was kept and is not recorded yet.".formatted(number));
    }
    return valid.values().stream()
        .filter(each -> newest.map(LedgerCheckpoint::hash).equals(previous(each)))
        .findFirst()
        .or(() -> valid.values().stream().findFirst());
  }

  private static Optional<Hash> previous(SignedCheckpoint signed) {
    return Optional.of(signed.checkpoint().previous()).filter(hash -> !hash.equals(Hash.GENESIS));
  }

  private void follow(LedgerCheckpoint checkpoint, AuditTrailReader audit) throws SQLException {
    String place = "checkpoint " + checkpoint.number();
    boolean isNext = newest.map(LedgerCheckpoint::number).orElse(0L) + 1 == checkpoint.number();
    Hash before = newest.map(LedgerCheckpoint::hash).orElse(Hash.GENESIS);
    if (isNext && !checkpoint.previous().equals(before)) {
      findings.add(Fault.CHECKPOINT_CHAIN_BROKEN, place, "it does not follow the one before");
    }
    AuditStretch signed = checkpoint.audit();
    AuditStretch now = audit.stretch(signed.after(), signed.until());
    if (!now.equals(signed)) {
      findings.add(
          Fault.AUDIT_TRAIL_CHANGED,
          place,
          "%d audit entries after %s until %s were signed; now there are %d, or others"
              .formatted(signed.entries(), signed.after(), signed.until(), now.entries()));
    }
    newest = Optional.of(checkpoint);
    checkpoints++;
    if (checkpoints % TOLD_EVERY == 0) {
      snapshot.tell("  %,d checkpoints ...".formatted(checkpoints));
    }
  }

  private void compareWithSeals(LedgerCheckpoint checkpoint, PreparedStatement heads)
      throws SQLException {
    for (ChainHead head : checkpoint.heads()) {
      if (head.position() == 0 || head.equals(found.get(head.shard()))) {
        continue;
      }
      String place =
          "seal %d of chain %d, covered by checkpoint %d"
              .formatted(head.position(), head.shard(), checkpoint.number());
      heads.setInt(1, head.shard());
      heads.setLong(2, head.position());
      try (ResultSet row = heads.executeQuery()) {
        if (!row.next()) {
          findings.add(Fault.CHECKPOINT_SEALS_MISSING, place, "it is gone");
        } else if (!Hash.of(row.getBytes("chain_hash")).equals(head.hash())) {
          findings.add(Fault.CHECKPOINT_SEALS_CHANGED, place, "it is not what was signed");
        } else {
          found.put(head.shard(), head);
        }
      }
    }
  }
}
