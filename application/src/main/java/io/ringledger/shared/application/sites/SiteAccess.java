package io.ringledger.shared.application.sites;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;

/**
 * The entry gate: tells who somebody is on a site. Refused with {@code SITE_NOT_FOUND} where there
 * is no such site, or it is closed and the caller is not one of its admins.
 */
public interface SiteAccess {

  /** Somebody logged in. */
  Outcome<SiteCaller> of(SiteId site, Caller caller);

  /**
   * Somebody who holds a visitor's token. Refused with {@code VISITOR_OF_ANOTHER_SITE} as well.
   *
   * @param issuedFor the site the token was signed for
   */
  Outcome<SiteCaller> of(SiteId site, SiteId issuedFor, UserId visitor, RequestId request);
}
