package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.vault.rest.market.IntentStreams;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Who follows the vault's intents. Each replica counts its own. */
@Singleton
class MarketGauges {

  private final IntentStreams streams;

  MarketGauges(IntentStreams streams) {
    this.streams = streams;
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    Gauge.builder("ringledger.vault.streams", streams, IntentStreams::open)
        .strongReference(true)
        .description("Streams of intents that this replica serves")
        .register(registry);
  }
}
