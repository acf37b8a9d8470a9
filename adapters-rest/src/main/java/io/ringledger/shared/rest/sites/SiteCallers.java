package io.ringledger.shared.rest.sites;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.sites.SiteAccess;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.LogFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.MDC;

/** Who sends the request that is being answered, and what they may do on the site it is about. */
@ApplicationScoped
public class SiteCallers {

  /** What a visitor's token makes of its bearer; no person has this role. */
  public static final String VISITOR_ROLE = "visitor";

  /** Attributes of an identity that a visitor's token stands for. */
  public static final String VISITOR = "visitor";

  public static final String VISITOR_SITE = "visitor_site";

  private final SecurityIdentity identity;
  private final CallerProvider callers;
  private final SiteAccess access;

  public SiteCallers(SecurityIdentity identity, CallerProvider callers, SiteAccess access) {
    this.identity = identity;
    this.callers = callers;
    this.access = access;
  }

  /**
   * The caller on that site, or why they are not let in; throws {@link UnauthorizedException},
   * which is a 401, where the request says nothing of who it is. From here on log lines name the
   * site.
   */
  public Outcome<SiteCaller> of(SiteId site) {
    MDC.put(LogFields.SITE, site.toString());
    Optional<Caller> person = callers.ifAuthenticated();
    if (person.isPresent()) {
      return access.of(site, person.get());
    }
    UserId visitor = identity.getAttribute(VISITOR);
    SiteId issuedFor = identity.getAttribute(VISITOR_SITE);
    if (visitor == null || issuedFor == null) {
      throw new UnauthorizedException();
    }
    return access.of(site, issuedFor, visitor, callers.requestId());
  }
}
