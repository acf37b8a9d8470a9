package io.ringledger.sites.application;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.sites.SiteAccess;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteCaller.User;
import io.ringledger.shared.application.sites.SiteCaller.Visitor;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.outbound.SiteRegister;
import io.ringledger.sites.domain.Site;
import io.ringledger.sites.domain.SiteFailure;
import java.util.Optional;

/** {@inheritDoc} An admin of the house is one of every site. */
public final class SiteAccessUseCase implements SiteAccess {

  private final SiteScope scope;
  private final SiteRegister register;

  public SiteAccessUseCase(SiteScope scope, SiteRegister register) {
    this.scope = scope;
    this.register = register;
  }

  @Override
  public Outcome<SiteCaller> of(SiteId site, Caller caller) {
    return scope.within(
        site,
        () -> {
          Optional<Site> found = register.find(site);
          if (found.isEmpty()) {
            return Outcome.rejected(SiteFailure.SITE_NOT_FOUND);
          }
          SiteStanding standing = standing(site, caller);
          return standing == SiteStanding.VISITOR && !found.get().open()
              ? Outcome.rejected(SiteFailure.SITE_NOT_FOUND)
              : Outcome.success(
                  new SiteCaller(site, new User(caller.user()), standing, caller.request()));
        });
  }

  private SiteStanding standing(SiteId site, Caller caller) {
    if (caller.role() == Role.ADMIN) {
      return SiteStanding.SUPER_ADMIN;
    }
    return register.isAdmin(site, caller.user()) ? SiteStanding.SITE_ADMIN : SiteStanding.VISITOR;
  }

  @Override
  public Outcome<SiteCaller> of(SiteId site, SiteId issuedFor, UserId visitor, RequestId request) {
    if (!issuedFor.equals(site)) {
      return Outcome.rejected(SiteFailure.VISITOR_OF_ANOTHER_SITE);
    }
    return scope.within(
        site,
        () ->
            register.find(site).filter(Site::open).isEmpty()
                ? Outcome.rejected(SiteFailure.SITE_NOT_FOUND)
                : Outcome.success(
                    new SiteCaller(site, new Visitor(visitor), SiteStanding.VISITOR, request)));
  }
}
