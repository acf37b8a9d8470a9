package io.ringledger.shared.rest.testing;

import io.ringledger.identity.security.TokenSettings;
import io.ringledger.rewards.application.fakes.InMemoryOrderRewardMappings;
import io.ringledger.rewards.application.orders.OrderRewards;
import io.ringledger.rewards.application.orders.OrderRewardsUseCase;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteAccess;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.SiteAccessUseCase;
import io.ringledger.sites.application.Sites;
import io.ringledger.sites.application.SitesUseCase;
import io.ringledger.sites.application.VisitorTokens;
import io.ringledger.sites.application.Visitors;
import io.ringledger.sites.application.VisitorsUseCase;
import io.ringledger.sites.application.fakes.InMemorySiteRegister;
import io.ringledger.sites.security.VisitorTokenSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The real use cases about sites on stores in memory. */
@Singleton
public class SitesWorld {

  /** Whom nobody knows; everybody else is a user. */
  public static final UserId NOBODY = new UserId(new UUID(404, 404));

  public final InMemorySiteRegister register =
      new InMemorySiteRegister(user -> !user.equals(NOBODY));
  private final InMemoryOrderRewardMappings mappings = new InMemoryOrderRewardMappings();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(register, mappings);
  private final OneSiteScope scope = new OneSiteScope(unitOfWork);

  SitesWorld() {
    register.worksWithin(scope);
    mappings.worksWithin(scope);
  }

  @Produces
  @Singleton
  VisitorTokenSettings visitorTokens(TokenSettings people) {
    return VisitorTokenSettings.derivedFrom(people.key(), people.issuer());
  }

  @Produces
  @Singleton
  Sites sites(World world) {
    return new SitesUseCase(
        unitOfWork, scope, register, world.trail, world.randomness, world.clock);
  }

  @Produces
  @Singleton
  SiteAccess access() {
    return new SiteAccessUseCase(scope, register);
  }

  @Produces
  @Singleton
  OrderRewards orderRewards(World world) {
    return new OrderRewardsUseCase(scope, mappings, world.trail, world.clock);
  }

  @Produces
  @Singleton
  Visitors visitors(VisitorTokens tokens, World world) {
    return new VisitorsUseCase(unitOfWork, register, tokens, world.randomness, world.clock);
  }
}
