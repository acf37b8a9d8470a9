package io.ringledger.bouts.xaman;

import java.time.Duration;

/** Xaman did not do what it was asked for. The message is plain and holds no secret. */
final class XamanFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Whose fault it is, which decides what is done about it. */
  enum Kind {
    /** Xaman's: it did not answer, or not as it should. Asking again may help. */
    BROKEN,
    /** Ours, or that of this one payload: asking again does not help. */
    REFUSED,
    /** Nobody's: there is no such payload. */
    NOT_FOUND,
    /** Nobody's: there is a payload with that identifier already. */
    DUPLICATE,
    /** Nobody's: it is asked too often. */
    BUSY,
    /** Nobody's: this process stops. */
    INTERRUPTED
  }

  private final Kind kind;

  private XamanFailureException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  private XamanFailureException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  static XamanFailureException of(Kind kind, String message) {
    return new XamanFailureException(kind, message);
  }

  static XamanFailureException broken(String message) {
    return new XamanFailureException(Kind.BROKEN, message);
  }

  static XamanFailureException broken(String message, Throwable cause) {
    return new XamanFailureException(Kind.BROKEN, message, cause);
  }

  /** An answer without what it should hold, or with something that cannot be. */
  static XamanFailureException malformed() {
    return broken("Xaman's answer is malformed");
  }

  /** Too many requests; the message ends with the whole seconds until there is room again. */
  static XamanFailureException busy(Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return new XamanFailureException(
        Kind.BUSY,
        "Xaman takes no more requests for the moment; try again in " + seconds + " seconds");
  }

  static XamanFailureException interrupted(InterruptedException cause) {
    return new XamanFailureException(
        Kind.INTERRUPTED, "interrupted while waiting for Xaman", cause);
  }

  Kind kind() {
    return kind;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
