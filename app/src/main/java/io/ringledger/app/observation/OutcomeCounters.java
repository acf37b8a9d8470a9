package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ringledger.shared.rest.server.OutcomeMeter;
import jakarta.inject.Singleton;

/** How often each operation ended how. Both labels come from lists in the code. */
@Singleton
class OutcomeCounters implements OutcomeMeter {

  private final MeterProvider<Counter> outcomes;

  OutcomeCounters(MeterRegistry registry) {
    outcomes =
        Counter.builder("ringledger.outcomes")
            .description("Answers of each operation, by success or code of the refusal")
            .withRegistry(registry);
  }

  @Override
  public void count(String operation, String outcome) {
    outcomes.withTags(Tags.of("operation", operation, "outcome", outcome)).increment();
  }
}
