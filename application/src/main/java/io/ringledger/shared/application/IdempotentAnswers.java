package io.ringledger.shared.application;

import java.util.Optional;

/** The final answers already given, by caller, scope and key. */
public interface IdempotentAnswers {

  Optional<Stored> find(IdempotentRequest request);

  /**
   * Keeps the answer in the running unit of work; waits for another unit of work that stores under
   * the same key, and answers false where that one has won.
   */
  boolean store(IdempotentRequest request, Answer answer);

  /** An answer, and the fingerprint of the request it was given to. */
  record Stored(String fingerprint, Answer answer) {}
}
