package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.shared.persistence.events.EventFigures;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** How far events are behind. All replicas see the same. */
@Singleton
class EventGauges {

  private final ScrapedFigures<EventFigures> figures;

  EventGauges(ScrapedDatabase database) {
    this.figures = database.figures("events", EventFigures::read);
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    gauge("ringledger.events.unplaced", EventFigures::unplaced)
        .description("Events that were published and have no place in the log yet")
        .register(registry);
    gauge(
            "ringledger.events.unplaced.oldest",
            read -> read.oldestUnplaced().map(figures::secondsSince).orElse(0.0))
        .description("Age of the oldest of them; 0 where there is none")
        .baseUnit("seconds")
        .register(registry);
    gauge("ringledger.events.behind", EventFigures::behind)
        .description("Events before the consumer that is furthest behind")
        .register(registry);
    gauge("ringledger.events.failing", EventFigures::failing)
        .description("Partitions in which a consumer failed when it was last tried")
        .register(registry);
    gauge("ringledger.event.deliveries.pending", EventFigures::pending)
        .description("Deliveries to be made")
        .register(registry);
    gauge("ringledger.event.deliveries.overdue", EventFigures::overdue)
        .description("Deliveries that should have been made by now")
        .register(registry);
    gauge("ringledger.event.deliveries.dead", EventFigures::dead)
        .description("Deliveries that were given up")
        .register(registry);
  }

  private Gauge.Builder<ScrapedFigures<EventFigures>> gauge(
      String name, ToDoubleFunction<EventFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }
}
