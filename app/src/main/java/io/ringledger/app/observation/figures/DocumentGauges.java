package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.app.Settings;
import io.ringledger.vault.persistence.content.DocumentFigures;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/**
 * How many published documents are not in the store for everybody yet. All replicas see the same.
 */
@Singleton
class DocumentGauges {

  private final ScrapedFigures<DocumentFigures> figures;
  private final int alert;

  DocumentGauges(ScrapedDatabase database, Settings settings) {
    this.figures =
        database.figures("documents", (connection, _) -> DocumentFigures.read(connection));
    this.alert = settings.content().queueAlert();
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    waiting("queued", DocumentFigures::queued).register(registry);
    waiting("failed", DocumentFigures::failed).register(registry);
    gauge(
            "ringledger.content.waiting.oldest",
            read -> read.oldest().map(figures::secondsSince).orElse(0.0))
        .description("How long the first of them has waited; 0 where there is none")
        .baseUnit("seconds")
        .register(registry);
    gauge("ringledger.content.waiting.long", read -> read.waiting() > alert ? 1 : 0)
        .description("1 while more of them wait than CONTENT_QUEUE_ALERT, otherwise 0")
        .register(registry);
  }

  private Gauge.Builder<ScrapedFigures<DocumentFigures>> waiting(
      String state, ToDoubleFunction<DocumentFigures> value) {
    return gauge("ringledger.content.waiting", value)
        .tag("state", state)
        .description("Published documents that are not in the store for everybody yet");
  }

  private Gauge.Builder<ScrapedFigures<DocumentFigures>> gauge(
      String name, ToDoubleFunction<DocumentFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }
}
