package io.ringledger.rewards.domain.ledger;

/**
 * What became of a posting.
 *
 * @param entry the one that was appended, or the original where it had been
 * @param alreadyApplied whether the very same posting had been applied before
 */
public record Receipt(LedgerEntry entry, boolean alreadyApplied) {}
