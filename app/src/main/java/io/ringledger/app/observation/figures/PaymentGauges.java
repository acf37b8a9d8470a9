package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.commerce.persistence.payments.PaymentFigures;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** What is open about payments, of all sites. All replicas see the same. */
@Singleton
class PaymentGauges {

  private final ScrapedFigures<PaymentFigures> figures;

  PaymentGauges(ScrapedDatabase database) {
    this.figures = database.figures("payments", PaymentFigures::read);
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    parked("later", PaymentFigures::parkedForLater).register(registry);
    parked("somebody", PaymentFigures::parkedForSomebody).register(registry);
    gauge("ringledger.payment.events.overdue", PaymentFigures::overdue)
        .description("Events of gateways that should have been worked on by now")
        .register(registry);
    gauge(
            "ringledger.payment.events.overdue.oldest",
            read -> read.oldestOverdue().map(figures::secondsSince).orElse(0.0))
        .description("How long ago the first of them should have been; 0 where there is none")
        .baseUnit("seconds")
        .register(registry);
    attempts("unknown", PaymentFigures::unknown).register(registry);
    attempts("paid_without_event", PaymentFigures::paidWithoutEvent).register(registry);
    gauge(
            "ringledger.payment.attempts.uncertain.oldest",
            read -> read.oldestUncertain().map(figures::secondsSince).orElse(0.0))
        .description("How long ago the oldest of them was begun; 0 where there is none")
        .baseUnit("seconds")
        .register(registry);
    gauge("ringledger.refunds.open", PaymentFigures::openRefunds)
        .description("Refunds that were decided and are not back yet")
        .register(registry);
    gauge(
            "ringledger.refunds.open.oldest",
            read -> read.oldestRefund().map(figures::secondsSince).orElse(0.0))
        .description("How long ago the oldest of them was decided; 0 where there is none")
        .baseUnit("seconds")
        .register(registry);
  }

  private Gauge.Builder<ScrapedFigures<PaymentFigures>> parked(
      String waitsFor, ToDoubleFunction<PaymentFigures> value) {
    return gauge("ringledger.payment.events.parked", value)
        .tag("waits_for", waitsFor)
        .description("Events that cannot be applied for now, or until somebody has looked");
  }

  private Gauge.Builder<ScrapedFigures<PaymentFigures>> attempts(
      String why, ToDoubleFunction<PaymentFigures> value) {
    return gauge("ringledger.payment.attempts.uncertain", value)
        .tag("why", why)
        .description("Attempts of which nobody knows, or that are paid and no event proves it");
  }

  private Gauge.Builder<ScrapedFigures<PaymentFigures>> gauge(
      String name, ToDoubleFunction<PaymentFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }
}
