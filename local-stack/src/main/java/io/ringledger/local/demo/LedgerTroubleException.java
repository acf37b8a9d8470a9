package io.ringledger.local.demo;

/** The ledger's node answers, and does not do what it was asked for. */
public final class LedgerTroubleException extends PlayException {
  private static final long serialVersionUID = 1L;

  LedgerTroubleException(String message) {
    super(message);
  }
}
