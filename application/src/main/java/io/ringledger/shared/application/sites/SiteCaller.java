package io.ringledger.shared.application.sites;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.util.Locale;

/**
 * Who acts on a site, as verified, and in which request.
 *
 * @param standing what the person may do there
 */
public record SiteCaller(SiteId site, Actor actor, SiteStanding standing, RequestId request) {

  public SiteCaller {
    if (actor instanceof Visitor && standing != SiteStanding.VISITOR) {
      throw new IllegalArgumentException("somebody unknown is never more than a visitor");
    }
  }

  /** Who it is. */
  public sealed interface Actor {

    /** Unique among users and visitors. */
    UserId id();
  }

  /** Somebody logged in. */
  public record User(UserId id) implements Actor {}

  /** Somebody unknown, who holds a signed token of this site. */
  public record Visitor(UserId id) implements Actor {}

  /** The caller as the author of what happens. */
  public Author author() {
    return new Author(actor.id().toString(), standing.name().toLowerCase(Locale.ROOT), request);
  }
}
