package io.ringledger.sites.application;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.outbound.SiteRegister;
import io.ringledger.sites.domain.Site;
import io.ringledger.sites.domain.SiteFailure;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@inheritDoc} Whoever changes a site holds its row, which is the lock of its chain as well. */
public final class SitesUseCase implements Sites {

  private final UnitOfWork unitOfWork;
  private final SiteScope scope;
  private final SiteRegister register;
  private final AuditTrail trail;
  private final Randomness randomness;
  private final InstantSource clock;

  public SitesUseCase(
      UnitOfWork unitOfWork,
      SiteScope scope,
      SiteRegister register,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.scope = scope;
    this.register = register;
    this.trail = trail;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public Outcome<Site> create(Caller caller, NewSite wanted) {
    return unitOfWork.execute(
        () -> {
          Site site =
              new Site(
                  new SiteId(randomness.newId()),
                  wanted.slug(),
                  wanted.name(),
                  wanted.currency(),
                  true,
                  clock.instant());
          if (!register.add(site)) {
            return Outcome.rejected(SiteFailure.SITE_SLUG_TAKEN);
          }
          note(
              caller,
              site.id(),
              "site.create",
              Map.of(
                  "slug", site.slug(), "name", site.name(), "currency", site.currency().value()));
          return Outcome.success(site);
        });
  }

  @Override
  public Page<Site, SiteId> list(Optional<SiteId> before, int limit) {
    return unitOfWork.execute(() -> register.page(before, limit));
  }

  @Override
  public Outcome<Site> get(SiteId id) {
    return unitOfWork
        .execute(() -> register.find(id))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(SiteFailure.SITE_NOT_FOUND));
  }

  @Override
  public Outcome<Site> open(Caller caller, SiteId id, boolean forVisitors) {
    return unitOfWork.execute(
        () -> {
          Optional<Site> found = register.lock(id);
          if (found.isEmpty()) {
            return Outcome.rejected(SiteFailure.SITE_NOT_FOUND);
          }
          Site site = found.get().opened(forVisitors);
          register.save(site);
          note(caller, id, forVisitors ? "site.open" : "site.close", Map.of());
          return Outcome.success(site);
        });
  }

  @Override
  public Outcome<List<UserId>> grant(Caller caller, SiteId id, UserId user) {
    return held(
        id,
        () -> {
          if (!register.addAdmin(id, user, clock.instant())) {
            return refused(caller, id, user, SiteFailure.USER_NOT_FOUND);
          }
          List<UserId> admins = register.admins(id);
          if (admins.size() > MAX_ADMINS) {
            register.removeAdmin(id, user);
            return refused(caller, id, user, SiteFailure.SITE_ADMINS_EXHAUSTED);
          }
          note(caller, id, "site_admin.grant", Map.of("user_id", user.toString()));
          return Outcome.success(admins);
        });
  }

  @Override
  public Outcome<List<UserId>> revoke(Caller caller, SiteId id, UserId user) {
    return held(
        id,
        () -> {
          register.removeAdmin(id, user);
          note(caller, id, "site_admin.revoke", Map.of("user_id", user.toString()));
          return Outcome.success(register.admins(id));
        });
  }

  @Override
  public Outcome<List<UserId>> admins(SiteId id) {
    return scope.within(
        id,
        () ->
            register.find(id).isEmpty()
                ? Outcome.rejected(SiteFailure.SITE_NOT_FOUND)
                : Outcome.success(register.admins(id)));
  }

  private Outcome<List<UserId>> held(SiteId id, Supplier<Outcome<List<UserId>>> change) {
    return scope.within(
        id,
        () ->
            register.lock(id).isEmpty()
                ? Outcome.rejected(SiteFailure.SITE_NOT_FOUND)
                : change.get());
  }

  private Outcome<List<UserId>> refused(Caller caller, SiteId id, UserId user, SiteFailure code) {
    trail.record(
        AuditEntry.refusal(
            chain(id),
            clock.instant(),
            caller.author(),
            "site_admin.grant",
            code,
            Map.of("site_id", id.toString(), "user_id", user.toString())));
    return Outcome.rejected(code);
  }

  private void note(Caller caller, SiteId id, String action, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("site_id", id.toString());
    trail.record(AuditEntry.success(chain(id), clock.instant(), caller.author(), action, all));
  }

  private static AuditChain chain(SiteId id) {
    return new AuditChain("site:" + id);
  }
}
