package io.ringledger.identity.security;

import io.ringledger.identity.application.AccessToken;
import io.ringledger.identity.application.AccessTokens;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.application.Randomness;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;

/** Issues JSON Web Tokens (RFC 7519), signed with HMAC-SHA-256. */
@ApplicationScoped
public class SmallRyeAccessTokens implements AccessTokens {

  /** The claim that says what the person is to the promotion. */
  static final String ROLE = "role";

  private final TokenSettings settings;
  private final Randomness randomness;

  public SmallRyeAccessTokens(TokenSettings settings, Randomness randomness) {
    this.settings = settings;
    this.randomness = randomness;
  }

  @Override
  public AccessToken issue(UserAccount account, Instant now) {
    String role = account.role().wire();
    return new AccessToken(
        Jwt.claims()
            .subject(account.id().toString())
            .claim(Claims.email, account.email().value())
            .claim(ROLE, role)
            .groups(Set.of(role))
            .issuer(settings.issuer())
            .audience(settings.audience())
            .issuedAt(now)
            .expiresAt(now.plus(settings.lifetime()))
            .claim(Claims.jti, randomness.newId().toString())
            .jws()
            .algorithm(SignatureAlgorithm.HS256)
            .sign(settings.key()));
  }
}
