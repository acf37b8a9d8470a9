package io.ringledger.shared.application;

/**
 * Another request was working on the same thing for too long. Nothing was changed; the same request
 * may be repeated.
 */
public final class ConcurrencyConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConcurrencyConflict(String message) {
    super(message);
  }

  public ConcurrencyConflict(Throwable cause) {
    super("another request holds the same record", cause);
  }
}
