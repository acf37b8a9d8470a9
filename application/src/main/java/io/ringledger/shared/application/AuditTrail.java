package io.ringledger.shared.application;

import java.util.List;

/**
 * The append-only record of what happened. Entries of one chain are linked: each carries the hash
 * of the one before, so that a change or a gap shows.
 */
public interface AuditTrail {

  /**
   * Appends to the chain, in the running unit of work. The caller holds a lock on the thing the
   * chain is about, or the thing is new.
   */
  void record(AuditEntry entry);

  /** The whole history of the chain, oldest first, checked. */
  History history(AuditChain chain);

  /**
   * A chain as it stands.
   *
   * @param intact whether every hash follows from its entry and the hash before
   */
  record History(List<Link> links, boolean intact) {
    public History {
      links = List.copyOf(links);
    }
  }

  /**
   * One entry in its place.
   *
   * @param position from 1
   * @param hash lower-case hexadecimal SHA-256 over the entry and {@code previousHash}
   */
  record Link(long position, AuditEntry entry, String previousHash, String hash) {}
}
