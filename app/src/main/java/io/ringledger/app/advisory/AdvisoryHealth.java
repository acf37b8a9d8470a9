package io.ringledger.app.advisory;

import io.ringledger.advisory.langchain.ModelHealth;
import io.ringledger.advisory.langchain.OpenAiSuggestionProvider;
import io.ringledger.shared.application.DependencyHealth;
import java.time.Instant;
import java.util.Optional;

/** How it goes with the model, as our own calls have shown. Nobody is asked for it. */
record AdvisoryHealth(Optional<OpenAiSuggestionProvider> model, Instant start)
    implements DependencyHealth {

  @Override
  public String name() {
    return "advisory";
  }

  @Override
  public State state() {
    return model
        .map(OpenAiSuggestionProvider::health)
        .map(AdvisoryHealth::state)
        .orElse(new State(Status.UNKNOWN, "no model is asked", start));
  }

  private static State state(ModelHealth health) {
    Status asked = health.broken() ? Status.DEGRADED : Status.UP;
    return new State(health.asked() ? asked : Status.UNKNOWN, health.note(), health.since());
  }
}
