package io.ringledger.paymentsandbox.webhook;

/**
 * Something that is told to somebody.
 *
 * @param id its own id
 * @param event about which event
 * @param endpoint to which endpoint
 * @param letter what is in it
 * @param state what became of it
 * @param attempts how often it was tried
 * @param due when it is tried next, in milliseconds since 1970 by the sandbox's clock
 * @param behind after how many later ones; 0: when it is due
 * @param skew seconds by which the timestamp of the first attempt is wrong
 * @param status how the last attempt was answered; 0: not at all
 */
public record Delivery(
    String id,
    String event,
    String endpoint,
    Letter letter,
    State state,
    int attempts,
    long due,
    int behind,
    long skew,
    int status) {

  /** What became of a delivery. */
  public enum State {
    /** It is tried, or tried again. */
    WAITING,
    /** It was answered with 2xx. */
    DELIVERED,
    /** It was tried as often as it is. */
    FAILED,
    /** It is never tried. */
    DROPPED
  }

  Delivery in(State newState) {
    return new Delivery(id, event, endpoint, letter, newState, attempts, due, behind, skew, status);
  }

  Delivery dueAt(long newDue) {
    return new Delivery(id, event, endpoint, letter, state, attempts, newDue, 0, skew, status);
  }

  Delivery heldBehind(int newBehind, long atLatest) {
    return new Delivery(
        id, event, endpoint, letter, state, attempts, atLatest, newBehind, skew, status);
  }

  Delivery skewedBy(long seconds) {
    return new Delivery(id, event, endpoint, letter, state, attempts, due, behind, seconds, status);
  }

  Delivery answered(int newStatus) {
    return new Delivery(
        id, event, endpoint, letter, state, attempts + 1, due, behind, skew, newStatus);
  }
}
