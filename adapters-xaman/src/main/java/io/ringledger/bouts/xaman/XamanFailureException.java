package io.ringledger.bouts.xaman;

/** Xaman did not answer as it should. The message is plain and holds no secret. */
final class XamanFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  XamanFailureException(String message) {
    super(message);
  }

  XamanFailureException(String message, Throwable cause) {
    super(message, cause);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
