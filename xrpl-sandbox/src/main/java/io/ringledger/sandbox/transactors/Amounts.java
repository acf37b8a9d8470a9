package io.ringledger.sandbox.transactors;

import io.ringledger.sandbox.codec.Transaction;

/** XRP amounts in transactions. */
final class Amounts {
  /** All XRP there ever was, in drops. */
  static final long ALL_XRP = 100_000_000_000_000_000L;

  private Amounts() {}

  static long of(Transaction tx, String field) {
    return tx.drops(field)
        .orElseThrow(() -> new IllegalStateException(field + " is no XRP amount"));
  }

  static boolean isPositive(Transaction tx, String field) {
    return tx.drops(field).filter(Amounts::isPositive).isPresent();
  }

  static boolean isPositive(long drops) {
    return drops > 0 && drops <= ALL_XRP;
  }
}
