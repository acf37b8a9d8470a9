package io.ringledger.shared.xrpl;

/**
 * A node did not answer as a node should: it is down, slow, overloaded, out of step or elsewhere.
 */
public final class NodeFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean nodeIsWell;

  /**
   * A failure in plain words.
   *
   * @param message what went wrong, without addresses or secrets
   */
  public NodeFailureException(String message) {
    this(message, false);
  }

  /** A failure and what was thrown. */
  public NodeFailureException(String message, Throwable cause) {
    super(message, cause);
    this.nodeIsWell = false;
  }

  private NodeFailureException(String message, boolean nodeIsWell) {
    super(message);
    this.nodeIsWell = nodeIsWell;
  }

  /** A node that is well and cannot answer this question, for example because of its history. */
  public static NodeFailureException unable(String message) {
    return new NodeFailureException(message, true);
  }

  /** Whether it does not count against the node. */
  boolean nodeIsWell() {
    return nodeIsWell;
  }

  /** What went wrong, without addresses or secrets. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
