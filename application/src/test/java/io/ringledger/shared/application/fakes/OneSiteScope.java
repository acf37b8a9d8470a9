package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;
import java.util.function.Supplier;

/** A scope over stores in memory, which ask it for which site they are to work. */
public final class OneSiteScope implements SiteScope {

  private final SnapshotUnitOfWork unitOfWork;
  private Optional<SiteId> current = Optional.empty();

  public OneSiteScope(SnapshotUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public <T> T within(SiteId site, Supplier<T> work) {
    return unitOfWork.execute(
        () -> {
          Optional<SiteId> before = current;
          if (before.isPresent() && !before.get().equals(site)) {
            throw new IllegalStateException("a unit of work for another site is running");
          }
          current = Optional.of(site);
          try {
            return work.get();
          } finally {
            current = before;
          }
        });
  }

  /** The site for which the calling thread works now. */
  public Optional<SiteId> current() {
    return unitOfWork.isRunningHere() ? current : Optional.empty();
  }

  /** Whether rows of the site are shown now; for fakes that hide, as the database does. */
  public boolean shows(SiteId site) {
    return current().filter(site::equals).isPresent();
  }

  /** For fakes of repositories: fails the test where they are used for a site out of its scope. */
  public void requireWithin(SiteId site, String what) {
    if (!shows(site)) {
      throw new AssertionError(
          "%s of site %s was asked for within %s".formatted(what, site, current()));
    }
  }
}
