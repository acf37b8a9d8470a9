package io.ringledger.sandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request came to: a result, an error, or nothing because a fault took the answer. */
sealed interface Answer {
  /**
   * A result.
   *
   * @param body its fields, without a status
   */
  record Result(ObjectNode body) implements Answer {}

  /**
   * An error.
   *
   * @param body its fields, without a status
   */
  record Failure(ObjectNode body) implements Answer {}

  /** No answer: the connection is to be closed. */
  record Hangup() implements Answer {}
}
