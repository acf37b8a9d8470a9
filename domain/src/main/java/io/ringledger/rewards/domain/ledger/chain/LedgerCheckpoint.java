package io.ringledger.rewards.domain.ledger.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What all chains said at one instant. Signed and kept outside the database, it shows whether
 * anything that was sealed by then has been changed since.
 *
 * @param number from 1, without gaps
 * @param heads of all chains, in the order of their shards
 * @param audit of the audit trail since the checkpoint before
 * @param previous hash of the checkpoint before; {@link Hash#GENESIS} for the first
 */
public record LedgerCheckpoint(
    long number, Instant at, List<ChainHead> heads, AuditStretch audit, Hash previous) {

  private static final String FORMAT = "ringledger-checkpoint-1";
  private static final int MAX_SHARDS = 256;

  public LedgerCheckpoint {
    heads = List.copyOf(heads);
    if (number < 1) {
      throw new IllegalArgumentException("checkpoints are counted from 1");
    }
    if ((number == 1) != previous.equals(Hash.GENESIS)) {
      throw new IllegalArgumentException("the first checkpoint, and no other, has none before it");
    }
    int last = -1;
    for (ChainHead head : heads) {
      if (head.shard() <= last || head.shard() >= MAX_SHARDS) {
        throw new IllegalArgumentException("each chain has one head, in the order of their shards");
      }
      last = head.shard();
    }
  }

  /**
   * The one that comes after.
   *
   * @param before empty for the first
   */
  public static LedgerCheckpoint after(
      Optional<LedgerCheckpoint> before, Instant at, List<ChainHead> heads, AuditStretch audit) {
    return new LedgerCheckpoint(
        before.map(LedgerCheckpoint::number).orElse(0L) + 1,
        at,
        heads,
        audit,
        before.map(LedgerCheckpoint::hash).orElse(Hash.GENESIS));
  }

  /** How many entries are sealed in all chains: positions are counted from 1 without gaps. */
  public long entries() {
    return heads.stream().mapToLong(ChainHead::position).sum();
  }

  /**
   * The bytes that are signed. These fields in this order, written as {@link EntryHash} says:
   *
   * <ol>
   *   <li>{@code ringledger-checkpoint-1}
   *   <li>number
   *   <li>moment, in microseconds since 1970-01-01T00:00:00Z
   *   <li>hash of the checkpoint before; 64 zeros for the first
   *   <li>entries sealed in all
   *   <li>the number of heads, then shard, position and hash of each
   *   <li>of the audit trail: after, until (microseconds), entries, digest
   * </ol>
   */
  public byte[] canonical() {
    return fields().bytes();
  }

  /** SHA-256 of {@link #canonical}. */
  public Hash hash() {
    return fields().hash();
  }

  private Canonical fields() {
    Canonical fields =
        new Canonical(FORMAT)
            .put(number)
            .put(at)
            .put(previous.hex())
            .put(entries())
            .put(heads.size());
    heads.forEach(head -> fields.put(head.shard()).put(head.position()).put(head.hash().hex()));
    return fields
        .put(audit.after())
        .put(audit.until())
        .put(audit.entries())
        .put(audit.digest().hex());
  }
}
