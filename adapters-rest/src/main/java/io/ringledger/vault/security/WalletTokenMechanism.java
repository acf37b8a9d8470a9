package io.ringledger.vault.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes bearer tokens that begin like a wallet's token, and leaves all others to the mechanisms for
 * people, visitors and services. So each kind of token is only ever checked as what it is.
 */
@ApplicationScoped
public class WalletTokenMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";
  private static final int UNAUTHORIZED = 401;

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    String token = tokenOf(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    return token == null
        ? Uni.createFrom().nullItem()
        : identities.authenticate(new WalletTokenRequest(token));
  }

  private static @Nullable String tokenOf(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String token = header.substring(SCHEME.length());
    return token.startsWith(SmallRyeWalletTokens.PREFIX)
        ? token.substring(SmallRyeWalletTokens.PREFIX.length())
        : null;
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(WalletTokenRequest.class);
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 3;
  }
}
