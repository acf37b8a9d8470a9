package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.outbound.PaymentAttempts;
import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.application.outbound.Refunds;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.application.sites.Restriction;
import java.time.Instant;
import java.util.Optional;

/** Writes down what gateways did, with the rights to write that down and nothing else. */
final class PaymentBook {

  private final Restriction restriction;
  private final PaymentAttempts attempts;
  private final Refunds refunds;
  private final PaymentFailures failures;
  private final Randomness randomness;

  PaymentBook(CommercePorts ports) {
    this.restriction = ports.restriction();
    this.attempts = ports.attempts();
    this.refunds = ports.refunds();
    this.failures = ports.failures();
    this.randomness = ports.randomness();
  }

  /** Why something did not go as it should. */
  record Trouble(String code, String reason) {}

  void keep(PaymentAttempt attempt) {
    restriction.run(RestrictedRole.PAYMENTS, () -> attempts.save(attempt));
  }

  /** Keeps an attempt, and why it did not go as it should. */
  void keep(PaymentAttempt attempt, Trouble trouble, Optional<PaymentEventId> event, Instant now) {
    PaymentFailure failure = failure(attempt, Optional.empty(), event, trouble, now);
    restriction.run(
        RestrictedRole.PAYMENTS,
        () -> {
          attempts.save(attempt);
          failures.add(failure);
        });
  }

  void keep(Refund refund) {
    restriction.run(RestrictedRole.PAYMENTS, () -> refunds.save(refund));
  }

  /** Keeps a refund, and why it did not go as it should. */
  void keep(PaymentAttempt attempt, Refund refund, Trouble trouble, Instant now) {
    PaymentFailure failure = failure(attempt, Optional.of(refund), Optional.empty(), trouble, now);
    restriction.run(
        RestrictedRole.PAYMENTS,
        () -> {
          refunds.save(refund);
          failures.add(failure);
        });
  }

  /** Notes trouble about an attempt that stays what it is. */
  void note(PaymentAttempt attempt, Trouble trouble, PaymentEventId event, Instant now) {
    PaymentFailure failure = failure(attempt, Optional.empty(), Optional.of(event), trouble, now);
    restriction.run(RestrictedRole.PAYMENTS, () -> failures.add(failure));
  }

  private PaymentFailure failure(
      PaymentAttempt attempt,
      Optional<Refund> refund,
      Optional<PaymentEventId> event,
      Trouble trouble,
      Instant now) {
    return new PaymentFailure(
        randomness.newId(),
        attempt.site(),
        attempt.order(),
        Optional.of(attempt.id()),
        refund.map(Refund::id),
        event,
        trouble.code(),
        trouble.reason(),
        now);
  }
}
