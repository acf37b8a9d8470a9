package io.ringledger.local.batches;

/** What is published does not agree with itself, or is not all there. */
public final class Disagreement extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one of a sentence for people. */
  public Disagreement(String sentence) {
    super(sentence);
  }

  /** The same, with what caused it. */
  public Disagreement(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
