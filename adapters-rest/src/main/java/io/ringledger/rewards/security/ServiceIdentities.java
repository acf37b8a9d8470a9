package io.ringledger.rewards.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.ringledger.rewards.application.sources.ServiceTokens;
import io.ringledger.rewards.application.sources.ServiceTokens.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Reads from a service token which event source it stands for. It has the role {@code service},
 * which no person has, so it opens the routes for services and no others. Failures are written
 * down, without the token.
 */
@ApplicationScoped
public class ServiceIdentities implements IdentityProvider<ServiceTokenRequest> {

  private static final Logger LOG = Logger.getLogger("io.ringledger.security");

  private final ServiceTokens tokens;

  public ServiceIdentities(ServiceTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Class<ServiceTokenRequest> getRequestType() {
    return ServiceTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      ServiceTokenRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identify(request));
  }

  private SecurityIdentity identify(ServiceTokenRequest request) {
    return switch (tokens.authenticate(request.token())) {
      case Verdict.Known known ->
          QuarkusSecurityIdentity.builder()
              .setPrincipal(new QuarkusPrincipal("event-source:" + known.source()))
              .addRole(Services.ROLE)
              .addAttribute(Services.SENDER, known)
              .build();
      case Verdict.Revoked(var source, var token) -> {
        LOG.infof(
            "event=service_token outcome=revoked source_id=%s token_id=%s address=%s",
            source, token, request.networkAddress());
        throw new AuthenticationFailedException("the service token is revoked");
      }
      case Verdict.Unknown() -> {
        LOG.infof("event=service_token outcome=unknown address=%s", request.networkAddress());
        throw new AuthenticationFailedException("the service token is unknown");
      }
    };
  }
}
