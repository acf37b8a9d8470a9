package io.ringledger.vault.security;

import io.ringledger.vault.application.sessions.WalletTokens;
import io.ringledger.vault.domain.WalletAddress;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * JSON Web Tokens (RFC 7519), signed with HMAC-SHA-256, behind a prefix that tells them from other
 * bearer tokens.
 */
@ApplicationScoped
public class SmallRyeWalletTokens implements WalletTokens {

  /** How each of them begins. */
  static final String PREFIX = "rlw_";

  private final WalletTokenSettings settings;

  public SmallRyeWalletTokens(WalletTokenSettings settings) {
    this.settings = settings;
  }

  @Override
  public WalletToken issue(WalletAddress wallet, Instant now) {
    Instant expiresAt = Instant.ofEpochSecond(now.plus(LIFETIME).getEpochSecond());
    String token =
        Jwt.claims()
            .subject(wallet.toString())
            .issuer(settings.issuer())
            .audience(WalletTokenSettings.AUDIENCE)
            .issuedAt(now)
            .expiresAt(expiresAt)
            .jws()
            .algorithm(SignatureAlgorithm.HS256)
            .sign(settings.key());
    return new WalletToken(PREFIX + token, expiresAt);
  }
}
