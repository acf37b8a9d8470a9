package io.ringledger.sites.application;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.VisitorTokens.VisitorToken;

/** Lets people in who do not say who they are. */
public interface Visitors {

  /**
   * Makes somebody a visitor of the site. Nothing is kept of it: the token alone says who it is.
   * Refused with {@code SITE_NOT_FOUND} where there is no such site, or it is closed.
   */
  Outcome<Welcome> welcome(SiteId site);

  /** A new visitor. */
  record Welcome(UserId visitor, VisitorToken token) {}
}
