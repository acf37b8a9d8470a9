package io.ringledger.shared.application.fakes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.SiteScopeContract;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneSiteScopeTest extends SiteScopeContract {

  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(trail);
  private final OneSiteScope scope = new OneSiteScope(unitOfWork);

  @Override
  protected SiteScope scope() {
    return scope;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected Optional<SiteId> siteOfTheStores() {
    return scope.current();
  }

  @Test
  void aStoreThatIsUsedOutOfScopeFailsTheTest() {
    SiteId site = new SiteId(UUID.randomUUID());

    assertThatCode(() -> scope.run(site, () -> scope.requireWithin(site, "goods")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> scope.requireWithin(site, "goods"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("goods of site " + site);
  }
}
