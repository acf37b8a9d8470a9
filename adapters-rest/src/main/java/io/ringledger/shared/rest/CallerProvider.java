package io.ringledger.shared.rest;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who sends the request that is being answered. */
@ApplicationScoped
public class CallerProvider {

  /** Attributes of an authenticated identity. */
  public static final String USER = "user";

  public static final String ROLE = "role";

  private final SecurityIdentity identity;
  private final RoutingContext routing;

  public CallerProvider(SecurityIdentity identity, RoutingContext routing) {
    this.identity = identity;
    this.routing = routing;
  }

  /**
   * The caller; throws {@link UnauthorizedException}, which is a 401, where nobody is logged in.
   */
  public Caller current() {
    return ifAuthenticated().orElseThrow(UnauthorizedException::new);
  }

  /** The caller where the request carries a token; a bad token is a 401 all the same. */
  public Optional<Caller> ifAuthenticated() {
    if (identity.isAnonymous()) {
      return Optional.empty();
    }
    UserId user = identity.getAttribute(USER);
    Role role = identity.getAttribute(ROLE);
    return user == null || role == null
        ? Optional.empty()
        : Optional.of(new Caller(user, role, requestId()));
  }

  /** The id of the request. */
  public RequestId requestId() {
    return RequestIds.of(routing);
  }
}
