package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what did not go as it should with payments, as this replica writes it down. One whose unit
 * of work rolls back afterwards is counted again: the database knows exactly, and this is for
 * watching.
 */
public final class CountedPaymentFailures implements PaymentFailures {

  /** Gateways have some hundred codes; one that makes up new ones does not make up new series. */
  private static final int MOST_CODES = 200;

  private static final String OTHER = "other";

  private final PaymentFailures failures;
  private final MeterProvider<Counter> counted;
  private final Set<String> codes = ConcurrentHashMap.newKeySet();

  public CountedPaymentFailures(PaymentFailures failures, MeterRegistry registry) {
    this.failures = failures;
    this.counted =
        Counter.builder("ringledger.payment.failures")
            .description("What did not go as it should with payments and refunds, by code")
            .withRegistry(registry);
    // There from the start, so that the first failure is a step and not a beginning.
    List.of("card_declined", "paid_too_late", "payment_event_contradicts", "payment_unclear", OTHER)
        .forEach(code -> counted.withTag("code", known(code)));
  }

  @Override
  public void add(PaymentFailure failure) {
    failures.add(failure);
    counted.withTag("code", known(failure.code())).increment();
  }

  private String known(String code) {
    return codes.contains(code) || (codes.size() < MOST_CODES && codes.add(code)) ? code : OTHER;
  }

  @Override
  public Page<PaymentFailure, UUID> page(
      SiteId site, Optional<OrderId> order, Optional<UUID> before, int limit) {
    return failures.page(site, order, before, limit);
  }
}
