package io.ringledger.identity.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.util.Set;

/**
 * How access tokens are checked. It stands in code and not in properties, so that no configuration
 * can admit another algorithm or leave out the issuer or the audience.
 */
@ApplicationScoped
public class TokenVerification {

  /** How far the clocks of two servers may be apart, in seconds. */
  static final int CLOCK_SKEW_SECONDS = 10;

  /** The rules for the tokens that {@link SmallRyeAccessTokens} issues, and for no others. */
  @Produces
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public JWTAuthContextInfo rules(TokenSettings settings) {
    JWTAuthContextInfo rules = new JWTAuthContextInfo(settings.key(), settings.issuer());
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    rules.setExpectedAudience(Set.of(settings.audience()));
    rules.setMaxTimeToLiveSecs(settings.lifetime().toSeconds());
    rules.setClockSkew(CLOCK_SKEW_SECONDS);
    rules.setRequireNamedPrincipal(true);
    rules.setRequiredClaims(Set.of("sub", "iat", "exp", "jti", SmallRyeAccessTokens.ROLE));
    return rules;
  }
}
