package io.ringledger.shared.xrpl;

/**
 * Something a node said does not agree with itself, with the transaction's own bytes or with the
 * network it should come from. Such an answer proves nothing.
 */
public final class DisagreementException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A disagreement; the message begins with the field that it is about. */
  public DisagreementException(String message) {
    super(message);
  }

  DisagreementException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What does not agree, beginning with the field it is about. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Throws unless the check holds. */
  public static void unless(boolean holds, String otherwise) throws DisagreementException {
    if (!holds) {
      throw new DisagreementException(otherwise);
    }
  }
}
