package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.rewards.application.outbound.PurchaseWatch;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.domain.FailureCode;
import java.lang.System.Logger.Level;

/**
 * Counts what becomes of confirmed orders, as this replica reads of them, and logs what is left
 * behind. What rolls back afterwards is counted again when it is done.
 */
public final class WatchedPurchases implements PurchaseWatch {

  private static final System.Logger LOG = System.getLogger(WatchedPurchases.class.getName());
  private static final String FATE = "fate";
  private static final String REFUSED = "refused";

  private final MeterProvider<Counter> orders;

  public WatchedPurchases(MeterRegistry registry) {
    this.orders =
        Counter.builder("ringledger.order.rewards")
            .description("Confirmed orders that were read, by what became of them")
            .withRegistry(registry);
    // There from the start, so that the first failure is a step and not a beginning.
    for (Fate fate : Fate.values()) {
      orders.withTag(FATE, fate.wire());
    }
    orders.withTag(FATE, REFUSED);
  }

  @Override
  public void became(Fate fate) {
    orders.withTag(FATE, fate.wire()).increment();
  }

  @Override
  public void refused(PublishedEvent event, FailureCode code) {
    orders.withTag(FATE, REFUSED).increment();
    // Its ids lead to it; what it says may be anything.
    LOG.log(
        Level.ERROR,
        "event %s (partition %d, position %d) can never become a reward event: %s"
            .formatted(event.id(), event.partition(), event.position(), code.code()));
  }
}
