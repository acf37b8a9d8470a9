package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.domain.order.PaymentAttempt;
import java.time.Duration;
import java.time.Instant;

/** How soon what is not certain is looked at again. */
final class Pace {

  /** So long a buyer has to complete what the gateway asks of them. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LAST = Duration.ofMinutes(10);
  private static final int MAX_DOUBLINGS = 10;

  private Pace() {}

  /** On its way; most are reported by an event long before. */
  static Instant pending(PaymentAttempt attempt, Instant now) {
    return now.plus(doubling(Duration.ofSeconds(30), attempt.looks()));
  }

  /** Paid, and its event is still to come. */
  static Instant awaitingEvent(PaymentAttempt attempt, Instant now) {
    return now.plus(doubling(FIRST, attempt.looks()));
  }

  /** Nobody knows. */
  static Instant unclear(PaymentAttempt attempt, Instant now) {
    return now.plus(doubling(FIRST, attempt.looks()));
  }

  /** So many times it was in vain. */
  static Instant after(int times, Instant now) {
    return now.plus(doubling(FIRST, times));
  }

  private static Duration doubling(Duration first, int times) {
    Duration wait = first.multipliedBy(1L << Math.min(times, MAX_DOUBLINGS));
    return wait.compareTo(LAST) > 0 ? LAST : wait;
  }
}
