package io.ringledger.sites.application;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.domain.Site;
import java.util.List;
import java.util.Optional;

/** What a super-admin does about sites. Every change is audited. */
public interface Sites {

  /** How many admins a site may have. */
  int MAX_ADMINS = 100;

  /** Opens one. Refused with {@code SITE_SLUG_TAKEN}. */
  Outcome<Site> create(Caller caller, NewSite wanted);

  /** The newest first. */
  Page<Site, SiteId> list(Optional<SiteId> before, int limit);

  /** Refused with {@code SITE_NOT_FOUND}. */
  Outcome<Site> get(SiteId id);

  /** Lets visitors in, or no more. Refused with {@code SITE_NOT_FOUND}. */
  Outcome<Site> open(Caller caller, SiteId id, boolean forVisitors);

  /**
   * Makes a user an admin of the site; of one who is, says so again. Refused with {@code
   * SITE_NOT_FOUND}, {@code USER_NOT_FOUND} or {@code SITE_ADMINS_EXHAUSTED}.
   */
  Outcome<List<UserId>> grant(Caller caller, SiteId id, UserId user);

  /**
   * Takes that right again; of one who has not, does nothing. Refused with {@code SITE_NOT_FOUND}.
   */
  Outcome<List<UserId>> revoke(Caller caller, SiteId id, UserId user);

  /** The admins of the site. Refused with {@code SITE_NOT_FOUND}. */
  Outcome<List<UserId>> admins(SiteId id);

  /** A site to open; see {@link Site} for the forms. */
  record NewSite(String slug, String name, CurrencyCode currency) {}
}
