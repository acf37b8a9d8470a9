package io.ringledger.shared.application.sites;

/** What somebody may do on a site; each may do what those before may. */
public enum SiteStanding {
  /** Anybody: looks, has a cart, buys. */
  VISITOR,
  /** Has been made an admin of this site. */
  SITE_ADMIN,
  /** Is an admin of the whole house. */
  SUPER_ADMIN;

  /** Whether it may do what the other may. */
  public boolean includes(SiteStanding other) {
    return compareTo(other) >= 0;
  }
}
