package io.ringledger.sites.application.fakes;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.outbound.SiteRegister;
import io.ringledger.sites.domain.Site;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Sites and their admins in memory; admins are shown within the scope of their site alone. */
public final class InMemorySiteRegister implements SiteRegister, Restorable {

  private final Predicate<UserId> known;
  private Map<SiteId, Site> sites = new HashMap<>();
  private Map<SiteId, Set<UserId>> admins = new HashMap<>();
  private Optional<OneSiteScope> scope = Optional.empty();

  /**
   * @param known whether there is such a user
   */
  public InMemorySiteRegister(Predicate<UserId> known) {
    this.known = known;
  }

  /** The scope that tells for which site it works; made after it, of the same unit of work. */
  public void worksWithin(OneSiteScope one) {
    scope = Optional.of(one);
  }

  @Override
  public synchronized boolean add(Site site) {
    if (sites.values().stream().anyMatch(other -> other.slug().equals(site.slug()))) {
      return false;
    }
    sites.put(site.id(), site);
    return true;
  }

  @Override
  public synchronized Optional<Site> find(SiteId id) {
    return Optional.ofNullable(sites.get(id));
  }

  @Override
  public Optional<Site> lock(SiteId id) {
    return find(id);
  }

  @Override
  public synchronized void save(Site site) {
    sites.put(site.id(), site);
  }

  @Override
  public synchronized Page<Site, SiteId> page(Optional<SiteId> before, int limit) {
    List<Site> rest =
        sites.values().stream()
            .sorted(Comparator.comparing((Site site) -> site.id().toString()).reversed())
            .filter(
                site ->
                    before
                        .map(last -> site.id().toString().compareTo(last.toString()) < 0)
                        .orElse(true))
            .toList();
    List<Site> items = rest.subList(0, Math.min(limit, rest.size()));
    return new Page<>(
        items, items.size() < rest.size() ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  @Override
  public synchronized List<UserId> admins(SiteId id) {
    return of(id).stream().sorted(Comparator.comparing(UserId::toString)).toList();
  }

  @Override
  public synchronized boolean isAdmin(SiteId id, UserId user) {
    return of(id).contains(user);
  }

  @Override
  public synchronized boolean addAdmin(SiteId id, UserId user, Instant at) {
    return known.test(user) && (of(id).add(user) || isAdmin(id, user));
  }

  @Override
  public synchronized void removeAdmin(SiteId id, UserId user) {
    of(id).remove(user);
  }

  private Set<UserId> of(SiteId id) {
    scope.ifPresent(one -> one.requireWithin(id, "the admins"));
    return admins.computeIfAbsent(id, _ -> new HashSet<>());
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<SiteId, Site> sitesBefore = new HashMap<>(sites);
    Map<SiteId, Set<UserId>> adminsBefore = new HashMap<>();
    admins.forEach((site, users) -> adminsBefore.put(site, new HashSet<>(users)));
    return () -> {
      sites = sitesBefore;
      admins = adminsBefore;
    };
  }
}
