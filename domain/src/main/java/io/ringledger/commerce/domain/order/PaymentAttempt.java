package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to pay an order. The gateway knows it by one idempotency key, however often it is
 * told.
 *
 * @param number among the attempts of the order, from 1
 * @param method what is charged, in the gateway's words; never printed
 * @param reference the gateway's own name of it, once known
 * @param nextAction the http(s) address to which the buyer has to go to let the payment pass
 * @param saysPaid whether the gateway, asked, said it is paid; only its signed event makes it so
 * @param closed whether the gateway will not charge it any more
 * @param failure why it was not paid: a code of the gateway or of ours
 * @param looks how often it was looked after since it last changed
 * @param lookAt when it is looked after next; empty: never
 */
public record PaymentAttempt(
    AttemptId id,
    SiteId site,
    OrderId order,
    int number,
    PaymentProvider provider,
    Money amount,
    String method,
    AttemptState state,
    Optional<String> reference,
    Optional<String> nextAction,
    boolean saysPaid,
    boolean closed,
    Optional<String> failure,
    int looks,
    Optional<Instant> lookAt,
    Instant createdAt,
    Instant changedAt) {

  /** Within it the answer to the request that began it is expected. */
  public static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  public static final int MAX_METHOD_LENGTH = 100;
  public static final int MAX_REFERENCE_LENGTH = 255;
  public static final int MAX_FAILURE_LENGTH = 100;
  public static final int MAX_ADDRESS_LENGTH = 2_000;

  public PaymentAttempt {
    if (number < 1 || amount.isZero() || looks < 0) {
      throw new IllegalArgumentException("an attempt is numbered from 1 and about some money");
    }
    if (nextAction.filter(url -> !isAddress(url)).isPresent()) {
      throw new IllegalArgumentException("not an address for a buyer");
    }
    if (state == AttemptState.FAILED && failure.isEmpty()) {
      throw new IllegalArgumentException("a failed attempt says why");
    }
    if (state.isLive() && (closed || lookAt.isEmpty())) {
      throw new IllegalArgumentException("an attempt that may be paid is looked after");
    }
  }

  /** Whether a buyer can be sent there. */
  public static boolean isAddress(String url) {
    return url.length() <= MAX_ADDRESS_LENGTH
        && (url.startsWith("https://") || url.startsWith("http://"));
  }

  /** One that is about to be made. */
  public static PaymentAttempt begin(
      AttemptId id, Order order, PaymentProvider provider, String method, Instant now) {
    return new PaymentAttempt(
        id,
        order.site(),
        order.id(),
        order.snapshot().attempts(),
        provider,
        order.total(),
        method,
        AttemptState.CREATED,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        0,
        Optional.of(now.plus(FIRST_LOOK)),
        now,
        now);
  }

  /** By it the gateway knows the attempt, whoever tells it and how often. */
  public String idempotencyKey() {
    return "attempt-" + id;
  }

  /** The gateway has it. One that is no longer live stays what it is. */
  public PaymentAttempt pending(
      String reference,
      Optional<String> nextAction,
      boolean saysPaid,
      Instant lookAt,
      Instant now) {
    if (!state.isLive()) {
      return this;
    }
    AttemptState next = AttemptState.PENDING;
    Optional<String> known = Optional.of(reference);
    return new PaymentAttempt(
        id,
        site,
        order,
        number,
        provider,
        amount,
        method,
        next,
        known,
        nextAction,
        this.saysPaid || saysPaid,
        false,
        Optional.empty(),
        state == next ? looks + 1 : 0,
        Optional.of(lookAt),
        createdAt,
        now);
  }

  /** Nobody knows. One that is no longer live stays what it is. */
  public PaymentAttempt unknown(Instant lookAt, Instant now) {
    return state.isLive()
        ? with(AttemptState.UNKNOWN, failure, false, Optional.of(lookAt), now)
        : this;
  }

  /**
   * Not paid. One that is no longer live stays what it is.
   *
   * @param closed whether the gateway will not charge it any more; otherwise it is looked after at
   *     once, to close it
   */
  public PaymentAttempt failed(
      Optional<String> reference, String code, boolean closed, Instant now) {
    if (!state.isLive()) {
      return this;
    }
    return named(reference)
        .with(
            AttemptState.FAILED,
            Optional.of(code),
            closed,
            closed ? Optional.empty() : Optional.of(now),
            now);
  }

  /** Withdrawn at the gateway; one that had failed is closed by it. */
  public PaymentAttempt cancelled(Instant now) {
    if (state.isLive()) {
      return with(AttemptState.CANCELLED, failure, true, Optional.empty(), now);
    }
    return state == AttemptState.FAILED ? with(state, failure, true, Optional.empty(), now) : this;
  }

  /** Paid, as proved for the order. */
  PaymentAttempt authorized(Optional<String> reference, Instant now) {
    if (!state.isLive()) {
      throw new IllegalStateException("attempt %s is %s".formatted(id, state.wire()));
    }
    return named(reference).with(AttemptState.AUTHORIZED, failure, true, Optional.empty(), now);
  }

  /** All of it was given back. */
  public PaymentAttempt refunded(Instant now) {
    return with(AttemptState.REFUNDED, failure, true, Optional.empty(), now);
  }

  /** Looked after without news. */
  public PaymentAttempt looked(Optional<Instant> next, Instant now) {
    return new PaymentAttempt(
        id,
        site,
        order,
        number,
        provider,
        amount,
        method,
        state,
        reference,
        nextAction,
        saysPaid,
        closed,
        failure,
        looks + 1,
        next,
        createdAt,
        now);
  }

  /** The same, with the gateway's name of it where that was not known. */
  public PaymentAttempt named(Optional<String> name) {
    return new PaymentAttempt(
        id,
        site,
        order,
        number,
        provider,
        amount,
        method,
        state,
        reference.or(() -> name),
        nextAction,
        saysPaid,
        closed,
        failure,
        looks,
        lookAt,
        createdAt,
        changedAt);
  }

  private PaymentAttempt with(
      AttemptState next,
      Optional<String> why,
      boolean isClosed,
      Optional<Instant> nextLook,
      Instant now) {
    return new PaymentAttempt(
        id,
        site,
        order,
        number,
        provider,
        amount,
        method,
        next,
        reference,
        next.isLive() ? nextAction : Optional.empty(),
        saysPaid,
        isClosed,
        why,
        state == next ? looks : 0,
        nextLook,
        createdAt,
        now);
  }

  @Override
  public String toString() {
    return "PaymentAttempt[%s %s]".formatted(id, state.wire());
  }
}
