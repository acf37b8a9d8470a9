package io.ringledger.app.advisory;

import io.ringledger.advisory.application.AdvisoryPorts;
import io.ringledger.advisory.application.AiSwitch;
import io.ringledger.advisory.application.AiSwitchUseCase;
import io.ringledger.advisory.application.RulesSuggestionProvider;
import io.ringledger.advisory.application.SiteContents;
import io.ringledger.advisory.application.SiteContentsUseCase;
import io.ringledger.advisory.application.SiteSuggestions;
import io.ringledger.advisory.application.SiteSuggestionsUseCase;
import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.SuggestionProvider;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.app.observation.Spans;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the use cases of advisory what they need. */
@ApplicationScoped
class AdvisoryWiring {

  @Produces
  @Singleton
  SuggestionProvider provider(AdvisoryModel model, Spans spans) {
    return model
        .provider()
        .<SuggestionProvider>map(
            outside -> input -> spans.outside("advisory suggest", () -> outside.suggest(input)))
        .orElseGet(RulesSuggestionProvider::new);
  }

  @Produces
  @Singleton
  DependencyHealth advisoryHealth(AdvisoryModel model, InstantSource clock) {
    return new AdvisoryHealth(model.provider(), clock.instant());
  }

  @Produces
  @Singleton
  AdvisoryPorts advisoryPorts(
      SiteScope scope,
      Restriction restriction,
      Contents contents,
      Suggestions suggestions,
      AiFlags flags,
      SuggestionProvider provider,
      IdempotentAnswers answers,
      Outbox outbox,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    return new AdvisoryPorts(
        scope,
        restriction,
        contents,
        suggestions,
        flags,
        provider,
        answers,
        outbox,
        trail,
        randomness,
        clock);
  }

  @Produces
  @Singleton
  SiteContents siteContents(AdvisoryPorts ports) {
    return new SiteContentsUseCase(ports);
  }

  @Produces
  @Singleton
  SiteSuggestions siteSuggestions(AdvisoryPorts ports) {
    return new SiteSuggestionsUseCase(ports);
  }

  @Produces
  @Singleton
  AiSwitch aiSwitch(AdvisoryPorts ports) {
    return new AiSwitchUseCase(ports);
  }
}
