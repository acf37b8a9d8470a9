package io.ringledger.shared.rest.testing;

import io.ringledger.advisory.application.AdvisoryPorts;
import io.ringledger.advisory.application.AiSwitch;
import io.ringledger.advisory.application.AiSwitchUseCase;
import io.ringledger.advisory.application.SiteContents;
import io.ringledger.advisory.application.SiteContentsUseCase;
import io.ringledger.advisory.application.SiteSuggestions;
import io.ringledger.advisory.application.SiteSuggestionsUseCase;
import io.ringledger.advisory.application.fakes.AdvisoryStage;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The real use cases about contents and suggestions on stores in memory. */
@Singleton
public class AdvisoryWorld {

  public final AdvisoryStage stage = new AdvisoryStage();
  private final AdvisoryPorts ports = stage.ports();

  @Produces
  @Singleton
  SiteContents contents() {
    return new SiteContentsUseCase(ports);
  }

  @Produces
  @Singleton
  SiteSuggestions suggestions() {
    return new SiteSuggestionsUseCase(ports);
  }

  @Produces
  @Singleton
  AiSwitch ai() {
    return new AiSwitchUseCase(ports);
  }
}
