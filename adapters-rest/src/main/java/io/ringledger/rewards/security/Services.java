package io.ringledger.rewards.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.ringledger.rewards.application.sources.ServiceTokens.Verdict.Known;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which event source sends the request that is being answered. */
@ApplicationScoped
public class Services {

  /** What a service token makes of its bearer. */
  public static final String ROLE = "service";

  /** Attribute of an authenticated identity. */
  static final String SENDER = "sender";

  private final SecurityIdentity identity;

  public Services(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The sender; throws {@link UnauthorizedException}, a 401, where it is none. */
  public Known current() {
    return ifService().orElseThrow(UnauthorizedException::new);
  }

  /** The sender where the request carries a service token. */
  public Optional<Known> ifService() {
    return identity.isAnonymous()
        ? Optional.empty()
        : Optional.ofNullable(identity.getAttribute(SENDER));
  }
}
