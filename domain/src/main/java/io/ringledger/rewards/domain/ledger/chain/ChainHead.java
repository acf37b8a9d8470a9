package io.ringledger.rewards.domain.ledger.chain;

import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;

/**
 * Where a chain of seals ends.
 *
 * @param shard which of the chains, from 0
 * @param position of its last seal; 0 where it has none
 * @param hash chain hash of its last seal; {@link Hash#GENESIS} where it has none
 */
public record ChainHead(int shard, long position, Hash hash) {

  private static final String FORMAT = "ringledger-seal-1";

  public ChainHead {
    if (shard < 0 || position < 0) {
      throw new IllegalArgumentException("shards and positions are never negative");
    }
    if (position == 0 && !hash.equals(Hash.GENESIS)) {
      throw new IllegalArgumentException("a chain without seals ends where it begins");
    }
  }

  /** A chain without seals. */
  public static ChainHead empty(int shard) {
    return new ChainHead(shard, 0, Hash.GENESIS);
  }

  /** The seal that comes next, on that entry. */
  public Seal seal(LedgerEntry entry) {
    return seal(entry.id(), EntryHash.of(entry));
  }

  /**
   * The same for an entry of which only the hash is known. The chain hash is the SHA-256 of these
   * fields, written as {@link EntryHash} says: {@code ringledger-seal-1}, chain hash of the seal
   * before ({@link Hash#GENESIS} for the first), shard, position, entry hash.
   */
  public Seal seal(EntryId entry, Hash entryHash) {
    long next = position + 1;
    Hash chained =
        new Canonical(FORMAT).put(hash.hex()).put(shard).put(next).put(entryHash.hex()).hash();
    return new Seal(shard, next, entry, entryHash, chained);
  }
}
