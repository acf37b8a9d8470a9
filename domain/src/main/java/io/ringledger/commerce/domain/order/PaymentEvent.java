package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a gateway said of a payment, of which the signature was verified. It never changes.
 *
 * @param providerEvent the gateway's own name of it, by which a repeat is known
 * @param type in the gateway's words
 * @param site which the payment was begun for, as the gateway gives it back
 * @param reference the gateway's name of the payment
 * @param refundReference the gateway's name of the refund, where it is about one
 * @param amount that was paid, or given back
 * @param failure why not, where it did not pay: the gateway's code
 * @param occurredAt by the gateway's clock
 */
public record PaymentEvent(
    PaymentEventId id,
    PaymentProvider provider,
    String providerEvent,
    String type,
    Kind kind,
    Optional<SiteId> site,
    Optional<OrderId> order,
    Optional<AttemptId> attempt,
    Optional<RefundId> refund,
    Optional<String> reference,
    Optional<String> refundReference,
    Optional<Money> amount,
    Optional<String> failure,
    Instant occurredAt,
    Instant receivedAt) {

  /** Of a name that the gateway gave: of the event, its type, a payment or a refund. */
  public static final int MAX_NAME_LENGTH = 255;

  public static final int MAX_FAILURE_LENGTH = 100;

  public PaymentEvent {
    checkName(providerEvent);
    checkName(type);
    reference.ifPresent(PaymentEvent::checkName);
    refundReference.ifPresent(PaymentEvent::checkName);
    if (failure.filter(code -> code.isEmpty() || code.length() > MAX_FAILURE_LENGTH).isPresent()) {
      throw new IllegalArgumentException("a failure has a code of at most 100 characters");
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException("a gateway's name has 1 to 255 characters");
    }
  }

  /** What it means to us. */
  public enum Kind {
    PAYMENT_PROCESSING,
    PAYMENT_SUCCEEDED,
    PAYMENT_FAILED,
    PAYMENT_CANCELLED,
    REFUND_PENDING,
    REFUND_SUCCEEDED,
    REFUND_FAILED,
    /** Nothing. */
    OTHER;

    /** Whether it is about giving back. */
    public boolean isRefund() {
      return this == REFUND_PENDING || this == REFUND_SUCCEEDED || this == REFUND_FAILED;
    }

    /** The text used on the wire and in storage. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that wire text, or empty where there is none. */
    public static Optional<Kind> ofWire(String text) {
      return Arrays.stream(values()).filter(k -> k.wire().equals(text)).findFirst();
    }
  }

  /**
   * What it proves about the attempt: that it is paid, in full. Empty where it says something else,
   * or of another payment.
   */
  public Optional<PaymentProof> proves(PaymentAttempt about) {
    boolean proves =
        kind == Kind.PAYMENT_SUCCEEDED
            && provider == about.provider()
            && site.equals(Optional.of(about.site()))
            && order.equals(Optional.of(about.order()))
            && attempt.equals(Optional.of(about.id()))
            && amount.equals(Optional.of(about.amount()))
            && (about.reference().isEmpty() || about.reference().equals(reference));
    return proves
        ? Optional.of(new PaymentProof(id, about.order(), about.id(), about.amount()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "PaymentEvent[%s %s]".formatted(providerEvent, type);
  }
}
