package io.ringledger.sandbox.ledger;

/** The journal cannot be used: it is damaged, belongs to another network, or is in use. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one for what the journal says.
   *
   * @param message what is wrong, for the operator
   */
  public JournalException(String message) {
    super(message);
  }

  /**
   * Makes one for what the file system or the content did.
   *
   * @param message what is wrong, for the operator
   * @param cause why
   */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
