package io.ringledger.rewards.domain.ledger.chain;

import io.ringledger.rewards.domain.ledger.EntryId;

/**
 * Keeps an entry as it was: its hash, linked to all seals before it in the same chain.
 *
 * @param shard which of the chains, from 0
 * @param position in its chain, from 1 and without gaps
 * @param chainHash what {@link ChainHead#seal(EntryId, Hash)} says
 */
public record Seal(int shard, long position, EntryId entry, Hash entryHash, Hash chainHash) {

  public Seal {
    if (shard < 0 || position < 1) {
      throw new IllegalArgumentException("seals of a chain are counted from 1");
    }
  }

  /** Where the chain ends with this seal. */
  public ChainHead head() {
    return new ChainHead(shard, position, chainHash);
  }
}
