package io.ringledger.shared.application;

import java.time.Instant;

/**
 * Something outside that some requests need and others do not: a ledger's nodes, a wallet. While it
 * is in trouble this server still serves, so it is reported as degraded and never as down.
 */
public interface DependencyHealth {

  /** Its name in reports, in lower case: {@code ledger}, {@code wallet}. */
  String name();

  /** As last seen. Answers at once, from memory, and asks nobody. */
  State state();

  /** How it is. */
  enum Status {
    UP,
    /** It fails, or a part of it does. */
    DEGRADED,
    /** Nobody has needed it yet. */
    UNKNOWN
  }

  /**
   * How it is, and since when.
   *
   * @param detail for operators; holds no secret, and of an address no more than the host
   */
  record State(Status status, String detail, Instant since) {}
}
