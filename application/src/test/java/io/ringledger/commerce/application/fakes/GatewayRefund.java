package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.Refund;
import java.util.Optional;

/** A refund in the books of a gateway that does as a test says. */
final class GatewayRefund {

  private final String reference;
  private final GatewayPayment payment;
  private final Refund refund;
  private final GatewayMail mail;
  private RefundAnswer answer;
  private boolean taken;

  GatewayRefund(String reference, GatewayPayment payment, Refund refund, GatewayMail mail) {
    this.reference = reference;
    this.payment = payment;
    this.refund = refund;
    this.mail = mail;
    this.answer = new RefundAnswer.OnItsWay(reference);
  }

  String reference() {
    return reference;
  }

  RefundAnswer answer() {
    return answer;
  }

  void begin() {
    take();
    say(Kind.REFUND_PENDING, Optional.empty());
  }

  void done() {
    take();
    answer = new RefundAnswer.Done(reference);
    say(Kind.REFUND_SUCCEEDED, Optional.empty());
  }

  void refuse(String code) {
    if (taken) {
      payment.takeBack(refund.amount());
      taken = false;
    }
    answer = new RefundAnswer.Refused(code, "The card does not take it.");
    say(Kind.REFUND_FAILED, Optional.of(code));
  }

  private void take() {
    if (!taken) {
      payment.giveBack(refund.amount());
      taken = true;
    }
  }

  private void say(Kind kind, Optional<String> failure) {
    mail.add(
        payment.event(
            kind, Optional.of(refund.id()), Optional.of(reference), refund.amount(), failure));
  }
}
