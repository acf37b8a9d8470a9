package io.ringledger.advisory.application.fakes;

import io.ringledger.advisory.application.contract.AdvisoryStoresContract;
import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;

class InMemoryAdvisoryStoresTest extends AdvisoryStoresContract {

  private final AdvisoryStage stage = new AdvisoryStage();

  @Override
  protected SiteScope scope() {
    return stage.scope;
  }

  @Override
  protected Restriction restriction() {
    return stage.roles;
  }

  @Override
  protected Contents contents() {
    return stage.contents;
  }

  @Override
  protected Suggestions suggestions() {
    return stage.suggestions;
  }

  @Override
  protected AiFlags flags() {
    return stage.flags;
  }

  @Override
  protected Randomness randomness() {
    return stage.randomness;
  }

  @Override
  protected SiteId newSite() {
    return new SiteId(stage.randomness.newId());
  }

  @Override
  protected UserId newUser() {
    return new UserId(stage.randomness.newId());
  }
}
