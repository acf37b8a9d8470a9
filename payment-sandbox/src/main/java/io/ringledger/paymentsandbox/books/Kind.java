package io.ringledger.paymentsandbox.books;

/** What there are books of. Each document is found by its kind and its id. */
public enum Kind {
  /** Payment intents. */
  INTENT,
  /** Charges, also those that failed. */
  CHARGE,
  /** Refunds. */
  REFUND,
  /** Payment methods, made from a test one each time one is used. */
  METHOD,
  /** Events. */
  EVENT,
  /** Who wants to hear of events. */
  ENDPOINT,
  /** What is told to whom, and how often that was tried. */
  DELIVERY,
  /** Answers kept for repeats of a request with the same idempotency key. */
  ANSWER,
  /** The sandbox's own: how far its clock is ahead. */
  SANDBOX;

  /** Documents that may be kept at once of the kinds that are never forgotten. */
  public static final int MOST_KEPT = 200_000;

  private static final int MOST_REMEMBERED = 50_000;

  /** Returns whether the oldest make room for new ones; nothing that is money does. */
  public boolean isForgettable() {
    return this == EVENT || this == DELIVERY || this == ANSWER;
  }

  int most() {
    return isForgettable() ? MOST_REMEMBERED : MOST_KEPT;
  }
}
