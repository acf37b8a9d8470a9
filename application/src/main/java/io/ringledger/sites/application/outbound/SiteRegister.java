package io.ringledger.sites.application.outbound;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.domain.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All sites, and who are their admins. */
public interface SiteRegister {

  /** Adds the site; answers false where its slug is taken. */
  boolean add(Site site);

  Optional<Site> find(SiteId id);

  /** The same, held until the unit of work ends. */
  Optional<Site> lock(SiteId id);

  void save(Site site);

  /** The newest first. */
  Page<Site, SiteId> page(Optional<SiteId> before, int limit);

  /** In the order of their ids. Runs within the site's scope. */
  List<UserId> admins(SiteId id);

  /** Runs within the site's scope. */
  boolean isAdmin(SiteId id, UserId user);

  /**
   * Does nothing where the user is one already; answers false where there is no such user. Runs
   * within the site's scope.
   */
  boolean addAdmin(SiteId id, UserId user, Instant at);

  /** Runs within the site's scope. */
  void removeAdmin(SiteId id, UserId user);
}
