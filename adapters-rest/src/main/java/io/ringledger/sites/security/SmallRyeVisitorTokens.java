package io.ringledger.sites.security;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.sites.application.VisitorTokens;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * JSON Web Tokens (RFC 7519), signed with HMAC-SHA-256, behind a prefix that tells them from other
 * bearer tokens.
 */
@ApplicationScoped
public class SmallRyeVisitorTokens implements VisitorTokens {

  /** How each of them begins. */
  static final String PREFIX = "rlv_";

  /** The claim that says for which site it is. */
  static final String SITE = "site_id";

  private final VisitorTokenSettings settings;

  public SmallRyeVisitorTokens(VisitorTokenSettings settings) {
    this.settings = settings;
  }

  @Override
  public VisitorToken issue(SiteId site, UserId visitor, Instant now) {
    Instant expiresAt = Instant.ofEpochSecond(now.plus(LIFETIME).getEpochSecond());
    String token =
        Jwt.claims()
            .subject(visitor.toString())
            .claim(SITE, site.toString())
            .issuer(settings.issuer())
            .audience(VisitorTokenSettings.AUDIENCE)
            .issuedAt(now)
            .expiresAt(expiresAt)
            .jws()
            .algorithm(SignatureAlgorithm.HS256)
            .sign(settings.key());
    return new VisitorToken(PREFIX + token, expiresAt);
  }
}
