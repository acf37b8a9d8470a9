package io.ringledger.xamansandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.CancelReason;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What can go wrong with a call of the platform's API. */
public sealed interface Fault {

  /**
   * The answer comes late; what is asked for is done at once.
   *
   * @param delay by how much
   */
  record Slow(Duration delay) implements Fault {}

  /**
   * Nothing is done, and the answer is an error.
   *
   * @param status the HTTP status, such as 500 or 429
   */
  record Status(int status) implements Fault {}

  /** Nothing is done, and the connection is closed. */
  record Close() implements Fault {}

  /** It is done, and the connection is closed instead of an answer. */
  record DropAnswer() implements Fault {}

  /** It is done, and the answer breaks off in the middle of its JSON. */
  record Malformed() implements Fault {}

  /**
   * It is done, and the answer is far too long.
   *
   * @param bytes how many more than usual
   */
  record Oversized(int bytes) implements Fault {}

  /** It is done, and the answer is a web page. */
  record WrongContent() implements Fault {}

  /**
   * It is done, and the answer is changed on the way.
   *
   * @param change turns a true answer, which it may change, into the one that is sent
   */
  record Lie(UnaryOperator<ObjectNode> change) implements Fault {}

  /**
   * A cancellation is answered so, and nothing is done.
   *
   * @param reason what it is said to come to
   */
  record CancelAnswer(CancelReason reason) implements Fault {}
}
