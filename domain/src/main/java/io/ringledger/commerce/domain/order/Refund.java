package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was paid goes back. Once decided it is owed: what the gateway fails to give back
 * is tried again, under a new key, until it is back or a person has to help.
 *
 * @param reason 1 to {@value #MAX_REASON_LENGTH} characters
 * @param reference the gateway's own name of the try that counts
 * @param tries how often it was begun at the gateway, from 1
 * @param counted whether the order says that it was given back; that stays so
 * @param requestedBy the user id, or {@code system}
 * @param lookAt when it is looked after next; empty: never
 */
public record Refund(
    RefundId id,
    SiteId site,
    OrderId order,
    AttemptId attempt,
    Kind kind,
    Money amount,
    String reason,
    State state,
    Optional<String> reference,
    int tries,
    boolean counted,
    Optional<String> failure,
    String requestedBy,
    Optional<Instant> lookAt,
    Instant requestedAt,
    Instant changedAt) {

  public static final int MAX_REASON_LENGTH = 500;

  /** Then somebody has to help. */
  public static final int MAX_TRIES = 5;

  /** Why something goes back. */
  public enum Kind {
    /** A site's admin wants it so; the order says what was given back. */
    ORDER,
    /** It was paid when nothing could be sold for it any more; all of it goes back. */
    LATE_PAYMENT;

    /** The text used on the wire and in storage. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that wire text, or empty where there is none. */
    public static Optional<Kind> ofWire(String text) {
      return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
    }
  }

  /** How far it is. */
  public enum State {
    /** Decided; whether the gateway knows is not certain. */
    REQUESTED,
    /** The gateway is at it. */
    PENDING,
    SUCCEEDED,
    /** The gateway would not, as often as it was tried. */
    FAILED;

    /** The text used on the wire and in storage. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire text, or empty where there is none. */
    public static Optional<State> ofWire(String text) {
      return Arrays.stream(values()).filter(state -> state.wire().equals(text)).findFirst();
    }
  }

  public Refund {
    if (amount.isZero() || tries < 1 || tries > MAX_TRIES) {
      throw new IllegalArgumentException("a refund is of some money and tried so often");
    }
    if (reason.isBlank() || reason.length() > MAX_REASON_LENGTH) {
      throw new IllegalArgumentException("a refund has a reason of at most 500 characters");
    }
    boolean open = state == State.REQUESTED || state == State.PENDING;
    if (open != lookAt.isPresent()) {
      throw new IllegalArgumentException("a refund is looked after until it ended");
    }
  }

  /** One that was just decided. */
  public static Refund request(
      RefundId id,
      PaymentAttempt attempt,
      Kind kind,
      Money amount,
      String reason,
      String requestedBy,
      Instant now) {
    return new Refund(
        id,
        attempt.site(),
        attempt.order(),
        attempt.id(),
        kind,
        amount,
        reason,
        State.REQUESTED,
        Optional.empty(),
        1,
        false,
        Optional.empty(),
        requestedBy,
        Optional.of(now),
        now,
        now);
  }

  /** By it the gateway knows this try, whoever tells it and how often. */
  public String idempotencyKey() {
    return "refund-%s-%d".formatted(id, tries);
  }

  /** What of the order's payment is still free to be given back besides these. */
  public static Money left(Order order, List<Refund> refunds) {
    return refunds.stream()
        .filter(each -> each.kind() == Kind.ORDER && each.isOwed())
        .map(Refund::amount)
        .reduce(order.refundable(), Money::minus);
  }

  /** Whether it is decided and the order does not say so yet. */
  public boolean isOwed() {
    return !counted && state != State.FAILED;
  }

  /** The gateway is at it. One that ended stays what it is. */
  public Refund pending(String reference, Instant lookAt, Instant now) {
    return isOpen()
        ? with(
            State.PENDING,
            Optional.of(reference),
            tries,
            counted,
            failure,
            Optional.of(lookAt),
            now)
        : this;
  }

  /** It is uncertain what became of it. */
  public Refund looked(Instant lookAt, Instant now) {
    return isOpen()
        ? with(state, reference, tries, counted, failure, Optional.of(lookAt), now)
        : this;
  }

  /** Given back; the order is to say so, unless it does. */
  public Refund succeeded(Optional<String> reference, Instant now) {
    return with(
        State.SUCCEEDED,
        reference.or(this::reference),
        tries,
        true,
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** The gateway would not, or took it back; tried again at that moment, or given up. */
  public Refund failed(String code, Instant again, Instant now) {
    return tries < MAX_TRIES
        ? with(
            State.REQUESTED,
            Optional.empty(),
            tries + 1,
            counted,
            Optional.of(code),
            Optional.of(again),
            now)
        : with(State.FAILED, reference, tries, counted, Optional.of(code), Optional.empty(), now);
  }

  /** Whether it is on its way. */
  public boolean isOpen() {
    return state == State.REQUESTED || state == State.PENDING;
  }

  private Refund with(
      State next,
      Optional<String> name,
      int tried,
      boolean isCounted,
      Optional<String> why,
      Optional<Instant> nextLook,
      Instant now) {
    return new Refund(
        id,
        site,
        order,
        attempt,
        kind,
        amount,
        reason,
        next,
        name,
        tried,
        isCounted,
        why,
        requestedBy,
        nextLook,
        requestedAt,
        now);
  }
}
