package io.ringledger.sites.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditTrail.Link;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteCaller.User;
import io.ringledger.shared.application.sites.SiteCaller.Visitor;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.Sites.NewSite;
import io.ringledger.sites.application.VisitorTokens.VisitorToken;
import io.ringledger.sites.application.Visitors.Welcome;
import io.ringledger.sites.application.fakes.InMemorySiteRegister;
import io.ringledger.sites.domain.Site;
import io.ringledger.sites.domain.SiteFailure;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SitesUseCaseTest {

  private static final RequestId REQUEST = new RequestId("r1");
  private static final Caller SUPER_ADMIN = person(1, Role.ADMIN);
  private static final Caller SOMEBODY = person(2, Role.FIGHTER);
  private static final SiteId NOWHERE = new SiteId(new UUID(9, 9));

  private final Set<UserId> users = new HashSet<>(Set.of(SUPER_ADMIN.user(), SOMEBODY.user()));
  private final InMemorySiteRegister register = new InMemorySiteRegister(users::contains);
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(register, trail);
  private final OneSiteScope scope = new OneSiteScope(unitOfWork);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final SequentialRandomness randomness = new SequentialRandomness();
  private final Sites sites =
      new SitesUseCase(unitOfWork, scope, register, trail, randomness, clock);
  private final SiteAccessUseCase access = new SiteAccessUseCase(scope, register);
  private final Visitors visitors =
      new VisitorsUseCase(
          unitOfWork,
          register,
          (site, visitor, now) ->
              new VisitorToken(site + " " + visitor, now.plus(VisitorTokens.LIFETIME)),
          randomness,
          clock);

  SitesUseCaseTest() {
    register.worksWithin(scope);
  }

  private static Caller person(long number, Role role) {
    return new Caller(new UserId(new UUID(0, number)), role, REQUEST);
  }

  @Test
  void aSiteIsOpenFromTheStartAndItsNameIsTakenOnce() {
    Site site = site("fight-night");

    assertThat(site.open()).isTrue();
    assertThat(site.createdAt()).isEqualTo(clock.instant());
    assertThat(done(sites.get(site.id()))).isEqualTo(site);
    assertThat(sites.list(Optional.empty(), 10).items()).containsExactly(site);
    assertRefused(
        sites.create(SUPER_ADMIN, new NewSite("fight-night", "Other", site.currency())),
        SiteFailure.SITE_SLUG_TAKEN);
  }

  @Test
  void everyChangeIsInTheHistoryOfTheSiteWithItsId() {
    Site site = site("fight-night");
    done(sites.grant(SUPER_ADMIN, site.id(), SOMEBODY.user()));
    done(sites.revoke(SUPER_ADMIN, site.id(), SOMEBODY.user()));
    done(sites.open(SUPER_ADMIN, site.id(), false));
    done(sites.open(SUPER_ADMIN, site.id(), true));
    sites.grant(SUPER_ADMIN, site.id(), new UserId(new UUID(7, 7)));

    assertThat(history(site))
        .extracting(link -> link.entry().action() + " " + link.entry().outcome())
        .containsExactly(
            "site.create success",
            "site_admin.grant success",
            "site_admin.revoke success",
            "site.close success",
            "site.open success",
            "site_admin.grant user_not_found");
    assertThat(history(site))
        .allSatisfy(
            link -> {
              assertThat(link.entry().details()).containsEntry("site_id", site.id().toString());
              assertThat(link.entry().actor()).isEqualTo(SUPER_ADMIN.user().toString());
            });
  }

  @Test
  void whatIsNowhereIsNotFound() {
    assertRefused(sites.get(NOWHERE), SiteFailure.SITE_NOT_FOUND);
    assertRefused(sites.open(SUPER_ADMIN, NOWHERE, true), SiteFailure.SITE_NOT_FOUND);
    assertRefused(sites.admins(NOWHERE), SiteFailure.SITE_NOT_FOUND);
    assertRefused(sites.grant(SUPER_ADMIN, NOWHERE, SOMEBODY.user()), SiteFailure.SITE_NOT_FOUND);
    assertRefused(sites.revoke(SUPER_ADMIN, NOWHERE, SOMEBODY.user()), SiteFailure.SITE_NOT_FOUND);
    assertRefused(visitors.welcome(NOWHERE), SiteFailure.SITE_NOT_FOUND);
  }

  @Test
  void aSiteHasAtMostAHundredAdmins() {
    Site site = site("fight-night");
    for (int i = 0; i < Sites.MAX_ADMINS; i++) {
      UserId user = new UserId(new UUID(3, i));
      users.add(user);
      done(sites.grant(SUPER_ADMIN, site.id(), user));
    }

    assertRefused(
        sites.grant(SUPER_ADMIN, site.id(), SOMEBODY.user()), SiteFailure.SITE_ADMINS_EXHAUSTED);
    assertThat(done(sites.admins(site.id())))
        .hasSize(Sites.MAX_ADMINS)
        .doesNotContain(SOMEBODY.user());
    done(sites.grant(SUPER_ADMIN, site.id(), new UserId(new UUID(3, 0))));
  }

  @Test
  void entryGateTellsWhoSomebodyIsOnTheSite() {
    Site site = site("fight-night");
    Site other = site("other");
    done(sites.grant(SUPER_ADMIN, site.id(), SOMEBODY.user()));

    assertThat(done(access.of(site.id(), SUPER_ADMIN)).standing())
        .isEqualTo(SiteStanding.SUPER_ADMIN);
    assertThat(done(access.of(site.id(), SOMEBODY)))
        .isEqualTo(
            new SiteCaller(site.id(), new User(SOMEBODY.user()), SiteStanding.SITE_ADMIN, REQUEST));
    assertThat(done(access.of(other.id(), SOMEBODY)).standing()).isEqualTo(SiteStanding.VISITOR);
    assertRefused(access.of(NOWHERE, SUPER_ADMIN), SiteFailure.SITE_NOT_FOUND);
  }

  @Test
  void entryGateLetsAVisitorIntoTheSiteOfTheTokenAndNoOther() {
    Site site = site("fight-night");
    Site other = site("other");
    Welcome welcome = done(visitors.welcome(site.id()));
    UserId visitor = welcome.visitor();

    assertThat(welcome.token().expiresAt()).isEqualTo(clock.instant().plus(VisitorTokens.LIFETIME));
    assertThat(done(access.of(site.id(), site.id(), visitor, REQUEST)))
        .isEqualTo(new SiteCaller(site.id(), new Visitor(visitor), SiteStanding.VISITOR, REQUEST));
    assertRefused(
        access.of(other.id(), site.id(), visitor, REQUEST), SiteFailure.VISITOR_OF_ANOTHER_SITE);
    assertRefused(
        access.of(NOWHERE, site.id(), visitor, REQUEST), SiteFailure.VISITOR_OF_ANOTHER_SITE);
    assertRefused(access.of(NOWHERE, NOWHERE, visitor, REQUEST), SiteFailure.SITE_NOT_FOUND);
  }

  @Test
  void aClosedSiteIsThereForItsAdminsAlone() {
    Site site = site("fight-night");
    UserId visitor = done(visitors.welcome(site.id())).visitor();
    done(sites.open(SUPER_ADMIN, site.id(), false));

    assertRefused(visitors.welcome(site.id()), SiteFailure.SITE_NOT_FOUND);
    assertRefused(access.of(site.id(), site.id(), visitor, REQUEST), SiteFailure.SITE_NOT_FOUND);
    assertRefused(access.of(site.id(), SOMEBODY), SiteFailure.SITE_NOT_FOUND);
    done(access.of(site.id(), SUPER_ADMIN));
    done(sites.grant(SUPER_ADMIN, site.id(), SOMEBODY.user()));
    done(access.of(site.id(), SOMEBODY));
  }

  private Site site(String slug) {
    return done(sites.create(SUPER_ADMIN, new NewSite(slug, "Ring", new CurrencyCode("EUR"))));
  }

  private List<Link> history(Site site) {
    return trail.history(new AuditChain("site:" + site.id())).links();
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }

  private static void assertRefused(Outcome<?> outcome, SiteFailure code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
