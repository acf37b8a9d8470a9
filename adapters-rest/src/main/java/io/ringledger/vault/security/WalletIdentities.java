package io.ringledger.vault.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.ringledger.vault.application.sessions.WalletTokens;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.rest.WalletCallers;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a wallet's token which it is. The rules stand in code, so that no configuration can
 * admit another algorithm or audience.
 */
@ApplicationScoped
public class WalletIdentities implements IdentityProvider<WalletTokenRequest> {

  /** How far the clocks of two servers may be apart. */
  private static final int CLOCK_SKEW_SECONDS = 10;

  private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
  private final JWTAuthContextInfo rules;
  private final InstantSource clock;

  public WalletIdentities(WalletTokenSettings settings, InstantSource clock) {
    this.rules = rules(settings);
    this.clock = clock;
  }

  private static JWTAuthContextInfo rules(WalletTokenSettings settings) {
    JWTAuthContextInfo rules = new JWTAuthContextInfo(settings.key(), settings.issuer());
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    rules.setExpectedAudience(Set.of(WalletTokenSettings.AUDIENCE));
    rules.setMaxTimeToLiveSecs(WalletTokens.LIFETIME.toSeconds());
    rules.setClockSkew(CLOCK_SKEW_SECONDS);
    rules.setRequireNamedPrincipal(true);
    rules.setRequiredClaims(Set.of("sub", "iat", "exp", "jti"));
    return rules;
  }

  @Override
  public Class<WalletTokenRequest> getRequestType() {
    return WalletTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      WalletTokenRequest request, AuthenticationRequestContext context) {
    return Uni.createFrom().item(() -> identify(request));
  }

  private SecurityIdentity identify(WalletTokenRequest request) {
    try {
      JwtClaims claims = parser.parse(request.token(), rules).getJwtClaims();
      if (claims.getIssuedAt().getValue() > clock.instant().getEpochSecond() + CLOCK_SKEW_SECONDS) {
        throw refused("iat", null);
      }
      WalletAddress wallet =
          WalletAddress.parse(claims.getSubject()).orElseThrow(() -> refused("sub", null));
      return QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("wallet:" + wallet))
          .addRole(WalletCallers.ROLE)
          .addAttribute(WalletCallers.WALLET, wallet)
          .build();
    } catch (ParseException | MalformedClaimException e) {
      throw refused("of all", e);
    }
  }

  private static AuthenticationFailedException refused(String claim, @Nullable Throwable cause) {
    return new AuthenticationFailedException("the claim " + claim + " makes no sense", cause);
  }
}
