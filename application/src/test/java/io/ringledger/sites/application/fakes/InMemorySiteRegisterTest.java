package io.ringledger.sites.application.fakes;

import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.contract.SiteRegisterContract;
import io.ringledger.sites.application.outbound.SiteRegister;
import java.util.HashSet;
import java.util.Set;

class InMemorySiteRegisterTest extends SiteRegisterContract {

  private final Set<UserId> users = new HashSet<>();
  private final InMemorySiteRegister register = new InMemorySiteRegister(users::contains);
  private final OneSiteScope scope = new OneSiteScope(new SnapshotUnitOfWork(register));

  InMemorySiteRegisterTest() {
    register.worksWithin(scope);
  }

  @Override
  protected SiteRegister register() {
    return register;
  }

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected void givenUser(UserId user) {
    users.add(user);
  }
}
