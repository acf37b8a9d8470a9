package io.ringledger.app.advisory;

import io.ringledger.advisory.langchain.OpenAiSuggestionProvider;
import io.ringledger.app.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** The model that the settings name, connected once and let go at the end. */
@Singleton
public class AdvisoryModel {

  private final Optional<OpenAiSuggestionProvider> provider;

  AdvisoryModel(Settings settings, InstantSource clock) {
    this.provider =
        ModelChoice.of(settings.advisory())
            .map(model -> new OpenAiSuggestionProvider(model, clock));
  }

  /** Whoever asks it; none where suggestions follow the rules. */
  public Optional<OpenAiSuggestionProvider> provider() {
    return provider;
  }

  @PreDestroy
  void letGo() {
    provider.ifPresent(OpenAiSuggestionProvider::close);
  }
}
