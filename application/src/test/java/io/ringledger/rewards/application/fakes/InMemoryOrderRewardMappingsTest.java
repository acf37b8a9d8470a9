package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.contract.OrderRewardMappingsContract;
import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.util.UUID;

class InMemoryOrderRewardMappingsTest extends OrderRewardMappingsContract {

  private final InMemoryOrderRewardMappings mappings = new InMemoryOrderRewardMappings();
  private final OneSiteScope scope = new OneSiteScope(new SnapshotUnitOfWork(mappings));

  InMemoryOrderRewardMappingsTest() {
    mappings.worksWithin(scope);
  }

  @Override
  protected SiteId givenSite() {
    return new SiteId(UUID.randomUUID());
  }

  @Override
  protected UserId givenAdmin() {
    return new UserId(UUID.randomUUID());
  }

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected OrderRewardMappings mappings() {
    return mappings;
  }
}
