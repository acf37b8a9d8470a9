package io.ringledger.sites.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.outbound.SiteRegister;
import io.ringledger.sites.domain.Site;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SiteRegister} keeps to. */
public abstract class SiteRegisterContract {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

  private static long made;

  protected abstract SiteRegister register();

  protected abstract SiteScope scope();

  /** Makes a person known. */
  protected abstract void givenUser(UserId user);

  @Test
  public void anUnknownSiteIsNotThere() {
    SiteId nobody = new SiteId(UUID.randomUUID());

    assertThat(find(nobody)).isEmpty();
    assertThat(scope().<Optional<Site>>within(nobody, () -> register().lock(nobody))).isEmpty();
    assertThat(admins(nobody)).isEmpty();
  }

  @Test
  public void aSiteComesBackAsItWas() {
    Site site = site();

    assertThat(add(site)).isTrue();

    assertThat(find(site.id())).contains(site);
    assertThat(scope().<Optional<Site>>within(site.id(), () -> register().lock(site.id())))
        .contains(site);
  }

  @Test
  public void aSlugIsTakenOnce() {
    Site site = site();
    add(site);
    Site same =
        new Site(new SiteId(UUID.randomUUID()), site.slug(), "Same", site.currency(), true, NOW);

    assertThat(add(same)).isFalse();

    assertThat(find(same.id())).isEmpty();
  }

  @Test
  public void aSiteIsClosedAndOpenedAgain() {
    Site site = site();
    add(site);

    scope().run(site.id(), () -> register().save(site.opened(false)));
    assertThat(find(site.id()).orElseThrow().open()).isFalse();
    scope().run(site.id(), () -> register().save(site));
    assertThat(find(site.id())).contains(site);
  }

  @Test
  public void sitesAreListedNewestFirstInPages() {
    List<Site> sites = Stream.of(site(), site(), site()).toList();
    sites.forEach(this::add);

    Page<Site, SiteId> first = page(Optional.empty(), 2);
    assertThat(first.items()).containsExactly(sites.get(2), sites.get(1));
    assertThat(page(first.next(), 1).items()).containsExactly(sites.get(0));
  }

  @Test
  public void adminsComeOnceInTheOrderOfTheirIdsAndGo() {
    Site site = site();
    Site other = site();
    add(site);
    add(other);
    List<UserId> users =
        Stream.of(user(), user()).sorted(Comparator.comparing(UserId::toString)).toList();

    assertThat(grant(site, users.get(1))).isTrue();
    assertThat(grant(site, users.get(0))).isTrue();
    assertThat(grant(site, users.get(0))).isTrue();

    assertThat(admins(site.id())).isEqualTo(users);
    assertThat(admins(other.id())).isEmpty();
    assertThat(isAdmin(site, users.get(0))).isTrue();
    assertThat(isAdmin(other, users.get(0))).isFalse();

    scope().run(site.id(), () -> register().removeAdmin(site.id(), users.get(0)));

    assertThat(admins(site.id())).containsExactly(users.get(1));
    assertThat(isAdmin(site, users.get(0))).isFalse();
  }

  @Test
  public void whoIsNoUserBecomesNoAdmin() {
    Site site = site();
    add(site);

    assertThat(grant(site, new UserId(UUID.randomUUID()))).isFalse();

    assertThat(admins(site.id())).isEmpty();
  }

  private UserId user() {
    UserId user = new UserId(UUID.randomUUID());
    givenUser(user);
    return user;
  }

  /** Ids in order, and above all that other tests made. */
  private static synchronized Site site() {
    made++;
    UUID id = new UUID(0xFFFF_0000_0000_7000L + made, made);
    return new Site(
        new SiteId(id),
        "site-" + UUID.randomUUID(),
        "Ring " + made,
        new CurrencyCode("EUR"),
        true,
        NOW);
  }

  private boolean add(Site site) {
    return scope().<Boolean>within(site.id(), () -> register().add(site));
  }

  private Optional<Site> find(SiteId id) {
    return scope().within(id, () -> register().find(id));
  }

  private Page<Site, SiteId> page(Optional<SiteId> before, int limit) {
    return scope().within(new SiteId(UUID.randomUUID()), () -> register().page(before, limit));
  }

  private boolean grant(Site site, UserId user) {
    return scope().<Boolean>within(site.id(), () -> register().addAdmin(site.id(), user, NOW));
  }

  private boolean isAdmin(Site site, UserId user) {
    return scope().<Boolean>within(site.id(), () -> register().isAdmin(site.id(), user));
  }

  private List<UserId> admins(SiteId id) {
    return scope().within(id, () -> register().admins(id));
  }
}
