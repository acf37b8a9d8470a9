package io.ringledger.advisory.langchain;

/**
 * A model did not do what it was asked for. The message is plain: no secret is in it, and nothing
 * that the model wrote. Unchecked, since it passes through a library.
 */
final class ModelTroubleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Deeper than any chain of causes that is not a circle. */
  private static final int MAX_DEPTH = 20;

  /** What is done about it. */
  enum Kind {
    /** It did not answer, or not as a server should. */
    BROKEN,
    /** It is asked too often. */
    BUSY,
    /** It answered something that cannot be used. */
    UNUSABLE,
    /** This process stops, or nobody waits any more. */
    INTERRUPTED
  }

  private final Kind kind;

  ModelTroubleException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  ModelTroubleException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Itself, where the library has wrapped it; anything else is an answer that cannot be used. */
  static ModelTroubleException in(RuntimeException failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof ModelTroubleException trouble) {
        return trouble;
      }
      cause = cause.getCause();
    }
    return new ModelTroubleException(
        Kind.UNUSABLE, "The advisory model's answer cannot be read.", failure);
  }

  Kind kind() {
    return kind;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
