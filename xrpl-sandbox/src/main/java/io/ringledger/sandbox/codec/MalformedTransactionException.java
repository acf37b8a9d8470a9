package io.ringledger.sandbox.codec;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that is no transaction: not canonical, not signed, or with fields its type does not
 * have. A node answers such a submission with {@code invalidTransaction} and never looks at a
 * ledger.
 */
public final class MalformedTransactionException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one for a rule that was broken.
   *
   * @param message the text for the answer's {@code error_exception}
   */
  public MalformedTransactionException(String message) {
    this(message, null);
  }

  /**
   * Makes one for what could not be read.
   *
   * @param message the text for the answer's {@code error_exception}
   * @param cause what the codec stumbled over
   */
  public MalformedTransactionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
