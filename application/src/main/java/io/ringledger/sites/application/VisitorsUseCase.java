package io.ringledger.sites.application;

import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.outbound.SiteRegister;
import io.ringledger.sites.domain.Site;
import io.ringledger.sites.domain.SiteFailure;
import java.time.InstantSource;

/** {@inheritDoc} */
public final class VisitorsUseCase implements Visitors {

  private final UnitOfWork unitOfWork;
  private final SiteRegister register;
  private final VisitorTokens tokens;
  private final Randomness randomness;
  private final InstantSource clock;

  public VisitorsUseCase(
      UnitOfWork unitOfWork,
      SiteRegister register,
      VisitorTokens tokens,
      Randomness randomness,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.register = register;
    this.tokens = tokens;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public Outcome<Welcome> welcome(SiteId site) {
    if (unitOfWork.execute(() -> register.find(site)).filter(Site::open).isEmpty()) {
      return Outcome.rejected(SiteFailure.SITE_NOT_FOUND);
    }
    UserId visitor = new UserId(randomness.newId());
    return Outcome.success(new Welcome(visitor, tokens.issue(site, visitor, clock.instant())));
  }
}
