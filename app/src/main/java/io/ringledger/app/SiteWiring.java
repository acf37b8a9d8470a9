package io.ringledger.app;

import io.ringledger.identity.security.TokenSettings;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.SiteAccess;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.sites.application.SiteAccessUseCase;
import io.ringledger.sites.application.Sites;
import io.ringledger.sites.application.SitesUseCase;
import io.ringledger.sites.application.VisitorTokens;
import io.ringledger.sites.application.Visitors;
import io.ringledger.sites.application.VisitorsUseCase;
import io.ringledger.sites.application.outbound.SiteRegister;
import io.ringledger.sites.security.VisitorTokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the use cases about sites what they need. */
@ApplicationScoped
class SiteWiring {

  @Produces
  @Singleton
  VisitorTokenSettings visitorTokenSettings(TokenSettings people) {
    return VisitorTokenSettings.derivedFrom(people.key(), people.issuer());
  }

  @Produces
  @Singleton
  Sites sites(
      UnitOfWork unitOfWork,
      SiteScope scope,
      SiteRegister register,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    return new SitesUseCase(unitOfWork, scope, register, trail, randomness, clock);
  }

  @Produces
  @Singleton
  SiteAccess siteAccess(SiteScope scope, SiteRegister register) {
    return new SiteAccessUseCase(scope, register);
  }

  @Produces
  @Singleton
  Visitors visitors(
      UnitOfWork unitOfWork,
      SiteRegister register,
      VisitorTokens tokens,
      Randomness randomness,
      InstantSource clock) {
    return new VisitorsUseCase(unitOfWork, register, tokens, randomness, clock);
  }
}
