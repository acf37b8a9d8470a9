package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A payment in the books of a gateway that does as a test says. */
final class GatewayPayment {

  private final String reference;
  private final Charge charge;
  private final GatewayMail mail;
  private Answer answer;
  private Optional<Money> captured = Optional.empty();
  private Money refunded;

  GatewayPayment(String reference, Charge charge, GatewayMail mail) {
    this.reference = reference;
    this.charge = charge;
    this.mail = mail;
    this.answer = new Answer.OnItsWay(reference, Optional.empty());
    this.refunded = Money.zero(charge.amount().currency());
  }

  /** One key is one charge, whatever it is repeated with. */
  void requireSame(Charge again) {
    if (!again.idempotencyKey().equals(charge.idempotencyKey())
        || !again.amount().equals(charge.amount())
        || !again.order().equals(charge.order())
        || !again.method().equals(charge.method())) {
      throw new AssertionError("one key was used for two charges: " + charge.idempotencyKey());
    }
  }

  void process() {
    say(Kind.PAYMENT_PROCESSING, Optional.empty());
  }

  void ask(String action) {
    answer = new Answer.OnItsWay(reference, Optional.of(action));
  }

  void capture() {
    if (captured.isEmpty()) {
      if (answer instanceof Answer.Cancelled) {
        throw new AssertionError("what was withdrawn is not paid");
      }
      captured = Optional.of(charge.amount());
      answer = new Answer.Paid(reference);
      say(Kind.PAYMENT_SUCCEEDED, Optional.empty());
    }
  }

  void decline(String code, boolean closed) {
    answer = new Answer.Declined(Optional.of(reference), code, "The card was declined.", closed);
    say(Kind.PAYMENT_FAILED, Optional.of(code));
  }

  Answer cancel() {
    if (isOpen()) {
      answer = new Answer.Cancelled(reference);
      say(Kind.PAYMENT_CANCELLED, Optional.empty());
    }
    return answer;
  }

  /** Whether it may still become paid, or be withdrawn. */
  boolean isOpen() {
    return captured.isEmpty()
        && !(answer instanceof Answer.Cancelled)
        && !(answer instanceof Answer.Declined declined && declined.closed());
  }

  Answer answer() {
    return answer;
  }

  OrderId order() {
    return charge.order();
  }

  Optional<Money> captured() {
    return captured;
  }

  Optional<Money> refunded() {
    return refunded.isZero() ? Optional.empty() : Optional.of(refunded);
  }

  Optional<Money> kept() {
    return captured.map(all -> all.minus(refunded)).filter(left -> !left.isZero());
  }

  boolean covers(Money amount) {
    return kept().filter(left -> !amount.exceeds(left)).isPresent();
  }

  void giveBack(Money amount) {
    refunded = refunded.plus(amount);
  }

  void takeBack(Money amount) {
    refunded = refunded.minus(amount);
  }

  private void say(Kind kind, Optional<String> failure) {
    mail.add(event(kind, Optional.empty(), Optional.empty(), charge.amount(), failure));
  }

  PaymentEvent event(
      Kind kind,
      Optional<RefundId> refund,
      Optional<String> refundReference,
      Money amount,
      Optional<String> failure) {
    return new PaymentEvent(
        new PaymentEventId(new UUID(0, 0)),
        PaymentProvider.STRIPE,
        mail.nextName(),
        "test." + kind.wire(),
        kind,
        Optional.of(charge.site()),
        Optional.of(charge.order()),
        Optional.of(charge.attempt()),
        refund,
        Optional.of(reference),
        refundReference,
        Optional.of(amount),
        failure,
        charge.begunAt(),
        Instant.EPOCH);
  }
}
