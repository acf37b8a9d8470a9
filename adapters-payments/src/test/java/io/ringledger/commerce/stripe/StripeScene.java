package io.ringledger.commerce.stripe;

import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.PaymentSandboxConfig;
import io.ringledger.paymentsandbox.control.MoneyReport;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A simulated Stripe whose clock stands still, and the gateway that asks it. */
final class StripeScene implements AutoCloseable {

  static final Instant START = Instant.parse("2030-06-01T12:00:00Z");
  static final SiteId SITE = new SiteId(new UUID(7, 1));
  static final OrderId ORDER = new OrderId(new UUID(7, 2));
  static final AttemptId ATTEMPT = new AttemptId(new UUID(7, 3));
  static final CurrencyCode EUR = new CurrencyCode("EUR");
  static final Money PRICE = new Money(2_500, EUR);
  static final URI RETURN = URI.create("https://shop.example/paid");

  /** Gives up soon, and never stops asking. */
  static final StripeSettings.Calls HASTY =
      new StripeSettings.Calls(
          Duration.ofMillis(700),
          Duration.ofMillis(700),
          1_000_000,
          8,
          1_000,
          Duration.ofSeconds(1),
          8);

  /** Gives up late, and never stops asking. */
  static final StripeSettings.Calls PATIENT =
      new StripeSettings.Calls(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          1_000_000,
          8,
          1_000,
          Duration.ofSeconds(1),
          8);

  final PaymentSandbox sandbox =
      PaymentSandbox.start(PaymentSandboxConfig.inMemory().startingAt(START));
  final StripePaymentGateway gateway = gateway(PATIENT, Optional.of(RETURN));

  StripePaymentGateway gateway(StripeSettings.Calls calls, Optional<URI> returnUrl) {
    return gateway(sandbox.key(), calls, returnUrl);
  }

  StripePaymentGateway gateway(String key, StripeSettings.Calls calls, Optional<URI> returnUrl) {
    return new StripePaymentGateway(
        new StripeSettings(key, sandbox.baseUrl(), returnUrl, Optional.empty(), calls),
        sandbox::now);
  }

  Charge charge(String method) {
    return charge(method, sandbox.now());
  }

  static Charge charge(String method, Instant begunAt) {
    return charge(method, PRICE, begunAt);
  }

  static Charge charge(String method, Money price, Instant begunAt) {
    return new Charge(
        SITE, ORDER, ATTEMPT, price, method, "buyer@example.org", "attempt-" + ATTEMPT, begunAt);
  }

  static PaymentAttempt attempt(Optional<String> reference, Instant createdAt) {
    return new PaymentAttempt(
        ATTEMPT,
        SITE,
        ORDER,
        1,
        PaymentProvider.STRIPE,
        PRICE,
        "pm_any",
        AttemptState.UNKNOWN,
        reference,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        0,
        Optional.of(createdAt),
        createdAt,
        createdAt);
  }

  static Refund refund(String reference, long minor, Instant requestedAt) {
    return Refund.request(
        new RefundId(new UUID(7, minor)),
        attempt(Optional.of(reference), requestedAt),
        Refund.Kind.ORDER,
        new Money(minor, EUR),
        "the bout was called off",
        "system",
        requestedAt);
  }

  /** What Stripe took for an attempt; fails where it took it in two charges. */
  long captured(AttemptId attempt) {
    List<MoneyReport.Line> lines = lines(attempt);
    if (lines.stream().mapToInt(MoneyReport.Line::charges).sum() > 1) {
      throw new AssertionError("charged twice: " + lines);
    }
    return lines.stream().mapToLong(MoneyReport.Line::captured).sum();
  }

  long refunded(AttemptId attempt) {
    return lines(attempt).stream().mapToLong(MoneyReport.Line::refunded).sum();
  }

  List<MoneyReport.Line> lines(AttemptId attempt) {
    return sandbox.books().stream()
        .filter(line -> attempt.toString().equals(line.metadata().get("attempt_id")))
        .toList();
  }

  @Override
  public void close() {
    gateway.close();
    sandbox.close();
  }
}
