package io.ringledger.vault.domain;

/** Where an intent stands. */
public enum IntentState {
  /** Accepted; it waits for its counterpart or for a batch. */
  PENDING,
  /** Applied in a batch that is not settled yet. */
  NETTED,
  /** Its batch is settled: item and cash have changed hands. */
  SETTLED,
  /** It was not applied and never will be; the reason says why. */
  REJECTED,
  /** It grew too old before it could be applied. */
  EXPIRED,
  /** Its owner took it back. */
  CANCELLED;

  /** Returns whether nothing follows. */
  public boolean isTerminal() {
    return switch (this) {
      case PENDING, NETTED -> false;
      case SETTLED, REJECTED, EXPIRED, CANCELLED -> true;
    };
  }
}
