package io.ringledger.commerce.domain.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an order stands. What is not listed as a next state is no transition. */
public enum OrderState {
  /** A cart. */
  DRAFT,
  /** Somebody is paying; what it is about is reserved. */
  PENDING_PAYMENT,
  /** The gateway has said, verifiably, that it is paid. Never seen outside the unit of work. */
  PAYMENT_AUTHORIZED,
  /** Sold. */
  CONFIRMED,
  /** It was not paid, and can be tried again for a while. */
  PAYMENT_FAILED,
  /** Nobody tried again in time. */
  EXPIRED,
  /** The cart was left behind. */
  ABANDONED,
  PARTIALLY_REFUNDED,
  REFUNDED;

  /** The states that may follow. */
  public Set<OrderState> next() {
    return switch (this) {
      case DRAFT -> Set.of(PENDING_PAYMENT, ABANDONED);
      case PENDING_PAYMENT -> Set.of(PAYMENT_AUTHORIZED, PAYMENT_FAILED);
      case PAYMENT_AUTHORIZED -> Set.of(CONFIRMED);
      case PAYMENT_FAILED -> Set.of(PENDING_PAYMENT, EXPIRED);
      case CONFIRMED, PARTIALLY_REFUNDED -> Set.of(PARTIALLY_REFUNDED, REFUNDED);
      case EXPIRED, ABANDONED, REFUNDED -> Set.of();
    };
  }

  /** Whether it can only be so because it was paid. */
  public boolean isPaid() {
    return switch (this) {
      case PAYMENT_AUTHORIZED, CONFIRMED, PARTIALLY_REFUNDED, REFUNDED -> true;
      case DRAFT, PENDING_PAYMENT, PAYMENT_FAILED, EXPIRED, ABANDONED -> false;
    };
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that wire text, or empty where there is none. */
  public static Optional<OrderState> ofWire(String text) {
    return Arrays.stream(values()).filter(state -> state.wire().equals(text)).findFirst();
  }
}
