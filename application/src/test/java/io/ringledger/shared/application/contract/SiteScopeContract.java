package io.ringledger.shared.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SiteScope} keeps to. */
public abstract class SiteScopeContract {

  private final SiteId site = new SiteId(UUID.randomUUID());
  private final SiteId other = new SiteId(UUID.randomUUID());
  private final AuditChain chain = new AuditChain("site:" + site);

  protected abstract SiteScope scope();

  protected abstract UnitOfWork unitOfWork();

  protected abstract AuditTrail trail();

  /** For which site the stores work now; asked inside a unit of work. */
  protected abstract Optional<SiteId> siteOfTheStores();

  @Test
  public void theStoresWorkForTheSiteWithin() {
    assertThat(scope().<Optional<SiteId>>within(site, this::siteOfTheStores)).contains(site);
  }

  @Test
  public void outsideOfAnyTheyWorkForNone() {
    scope().run(site, () -> {});

    assertThat(unitOfWork().<Optional<SiteId>>execute(this::siteOfTheStores)).isEmpty();
  }

  @Test
  public void afterOneThatFailedTheyWorkForNone() {
    assertThatThrownBy(() -> scope().run(site, SiteScopeContract::fail)).hasMessage("on purpose");

    assertThat(unitOfWork().<Optional<SiteId>>execute(this::siteOfTheStores)).isEmpty();
  }

  @Test
  public void itIsAUnitOfWork() {
    scope().run(site, this::write);
    assertThatThrownBy(
            () ->
                scope()
                    .run(
                        site,
                        () -> {
                          write();
                          fail();
                        }))
        .hasMessage("on purpose");

    assertThat(entries()).isEqualTo(1);
  }

  @Test
  public void aNestedOneForTheSameSiteJoins() {
    scope()
        .run(
            site,
            () -> {
              scope().run(site, this::write);
              assertThat(siteOfTheStores()).contains(site);
            });
    assertThatThrownBy(
            () ->
                scope()
                    .run(
                        site,
                        () -> {
                          scope().run(site, this::write);
                          fail();
                        }))
        .hasMessage("on purpose");

    assertThat(entries()).isEqualTo(1);
  }

  @Test
  public void aNestedUnitOfWorkJoinsAndStaysWithTheSite() {
    Optional<SiteId> seen = scope().within(site, () -> unitOfWork().execute(this::siteOfTheStores));

    assertThat(seen).contains(site);
  }

  @Test
  public void aNestedOneForAnotherSiteIsRefused() {
    assertThatThrownBy(() -> scope().run(site, () -> scope().run(other, this::write)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("site");

    assertThat(entries()).isZero();
  }

  @Test
  public void insideAUnitOfWorkOneSiteCanFollowAnother() {
    unitOfWork()
        .run(
            () -> {
              scope().run(site, this::write);
              assertThat(siteOfTheStores()).isEmpty();
              assertThat(scope().<Optional<SiteId>>within(other, this::siteOfTheStores))
                  .contains(other);
              assertThat(siteOfTheStores()).isEmpty();
            });

    assertThat(entries()).isEqualTo(1);
  }

  private void write() {
    trail()
        .record(
            new AuditEntry(
                chain, Instant.EPOCH, "a", "b", "c", "site.test", "success", new TreeMap<>()));
  }

  private int entries() {
    return unitOfWork().<Integer>execute(() -> trail().history(chain).links().size());
  }

  private static void fail() {
    throw new IllegalArgumentException("on purpose");
  }
}
