package io.ringledger.sites.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.sites.SiteCallers;
import io.ringledger.sites.application.VisitorTokens;
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
 * Reads from a visitor's token who it is and on which site. The rules stand in code, so that no
 * configuration can admit another algorithm or audience.
 */
@ApplicationScoped
public class VisitorIdentities implements IdentityProvider<VisitorTokenRequest> {

  /** How far the clocks of two servers may be apart. */
  private static final int CLOCK_SKEW_SECONDS = 10;

  private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
  private final JWTAuthContextInfo rules;
  private final InstantSource clock;

  public VisitorIdentities(VisitorTokenSettings settings, InstantSource clock) {
    this.rules = rules(settings);
    this.clock = clock;
  }

  private static JWTAuthContextInfo rules(VisitorTokenSettings settings) {
    JWTAuthContextInfo rules = new JWTAuthContextInfo(settings.key(), settings.issuer());
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    rules.setExpectedAudience(Set.of(VisitorTokenSettings.AUDIENCE));
    rules.setMaxTimeToLiveSecs(VisitorTokens.LIFETIME.toSeconds());
    rules.setClockSkew(CLOCK_SKEW_SECONDS);
    rules.setRequireNamedPrincipal(true);
    rules.setRequiredClaims(Set.of("sub", "iat", "exp", "jti", SmallRyeVisitorTokens.SITE));
    return rules;
  }

  @Override
  public Class<VisitorTokenRequest> getRequestType() {
    return VisitorTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      VisitorTokenRequest request, AuthenticationRequestContext context) {
    return Uni.createFrom().item(() -> identify(request));
  }

  private SecurityIdentity identify(VisitorTokenRequest request) {
    try {
      JwtClaims claims = parser.parse(request.token(), rules).getJwtClaims();
      if (claims.getIssuedAt().getValue() > clock.instant().getEpochSecond() + CLOCK_SKEW_SECONDS) {
        throw refused("iat", null);
      }
      UserId visitor = UserId.of(id(claims, "sub"));
      return QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("visitor:" + visitor))
          .addRole(SiteCallers.VISITOR_ROLE)
          .addAttribute(SiteCallers.VISITOR, visitor)
          .addAttribute(SiteCallers.VISITOR_SITE, SiteId.of(id(claims, SmallRyeVisitorTokens.SITE)))
          .build();
    } catch (ParseException | MalformedClaimException e) {
      throw refused("of all", e);
    }
  }

  private static String id(JwtClaims claims, String claim) throws MalformedClaimException {
    String text = claims.getStringClaimValue(claim);
    if (text == null || !WireForm.UUID.admits(text)) {
      throw refused(claim, null);
    }
    return text;
  }

  private static AuthenticationFailedException refused(String claim, @Nullable Throwable cause) {
    return new AuthenticationFailedException("the claim " + claim + " makes no sense", cause);
  }
}
