package io.ringledger.local.vault.market;

/**
 * An intent that the vault has taken in.
 *
 * @param sequence its place in the order of acceptance
 */
public record Accepted(String id, long sequence, Move move) {}
