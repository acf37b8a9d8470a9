package io.ringledger.shared.xrpl;

/**
 * A node did not answer as a node should: it is down, slow, overloaded, out of step or elsewhere.
 */
public final class NodeFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A failure in plain words.
   *
   * @param message what went wrong, without addresses or secrets
   */
  public NodeFailureException(String message) {
    super(message);
  }

  /** A failure and what was thrown. */
  public NodeFailureException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What went wrong, without addresses or secrets. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
