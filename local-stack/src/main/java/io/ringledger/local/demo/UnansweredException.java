package io.ringledger.local.demo;

/** A request that got no answer; whether it was carried out, nobody knows. */
public final class UnansweredException extends PlayException {
  private static final long serialVersionUID = 1L;

  public UnansweredException(String message, Throwable cause) {
    super(message, cause);
  }
}
