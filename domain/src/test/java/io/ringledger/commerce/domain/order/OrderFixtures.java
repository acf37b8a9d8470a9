package io.ringledger.commerce.domain.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.commerce.domain.pricing.Pricing;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An order for two tickets, in each of the states it can be in. */
final class OrderFixtures {

  static final Instant NOW = Instant.parse("2026-02-15T12:00:00Z");
  static final CurrencyCode EUR = new CurrencyCode("EUR");
  static final SiteId SITE = new SiteId(new UUID(0, 123));
  static final OrderId ORDER = new OrderId(new UUID(0, 7));
  static final ProductId TICKET = new ProductId(new UUID(0, 70));
  static final Buyer VISITOR = new Buyer(new UserId(new UUID(0, 9)), false);

  private OrderFixtures() {}

  static AttemptId attemptId(int number) {
    return new AttemptId(new UUID(1, number));
  }

  static Order aCart() {
    return value(Order.open(ORDER, SITE, VISITOR, EUR, NOW).add(TICKET, 2, NOW));
  }

  static Placement aPlacement() {
    Goods tickets =
        new Goods(TICKET, "RING-1", "Ringside", ProductKind.TICKET, TaxClass.ZERO, 2, eur(5_000));
    Totals totals =
        value(
            Pricing.ofOrder(
                ShopSettings.plain(EUR),
                List.of(tickets),
                Optional.empty(),
                Optional.empty(),
                new Country("DE"),
                NOW));
    Address home =
        new Address(
            "Max Schmeling",
            "Am Ring 1",
            Optional.empty(),
            "Hamburg",
            Optional.of("20095"),
            Optional.empty(),
            new Country("DE"));
    return new Placement("max@example.com", home, Optional.empty(), totals);
  }

  static Order aPendingOrder() {
    return value(aCart().place(aPlacement(), attemptId(1), NOW));
  }

  static Order aFailedOrder() {
    return aPendingOrder().fail(attemptId(1), NOW);
  }

  static Order aConfirmedOrder() {
    Order pending = aPendingOrder();
    PaymentAttempt attempt = attempt(pending);
    PaymentProof proof = event(Kind.PAYMENT_SUCCEEDED, attempt).proves(attempt).orElseThrow();
    return pending.authorize(proof, NOW).confirm(NOW);
  }

  static PaymentAttempt attempt(Order order) {
    return PaymentAttempt.begin(
        order.attempt().orElseThrow(), order, PaymentProvider.STRIPE, "pm_card_visa", NOW);
  }

  static PaymentEvent event(Kind kind, PaymentAttempt attempt) {
    return event(kind, attempt, attempt.amount(), Optional.of("pi_1"));
  }

  static PaymentEvent event(
      Kind kind, PaymentAttempt attempt, Money amount, Optional<String> reference) {
    return new PaymentEvent(
        new PaymentEventId(UUID.nameUUIDFromBytes(kind.wire().getBytes(UTF_8))),
        attempt.provider(),
        "evt_" + kind.wire(),
        kind.wire(),
        kind,
        Optional.of(attempt.site()),
        Optional.of(attempt.order()),
        Optional.of(attempt.id()),
        Optional.empty(),
        reference,
        Optional.empty(),
        Optional.of(amount),
        kind == Kind.PAYMENT_FAILED ? Optional.of("card_declined") : Optional.empty(),
        NOW,
        NOW);
  }

  static Money eur(long minor) {
    return new Money(minor, EUR);
  }

  static <T> T value(Outcome<T> outcome) {
    if (outcome instanceof Success<T>(var value)) {
      return value;
    }
    throw new AssertionError(outcome);
  }
}
