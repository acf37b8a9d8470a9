package io.ringledger.identity.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * How access tokens are signed and how long they live. The one source for issuing and checking, so
 * that the two cannot disagree.
 *
 * @param key for HMAC with SHA-256, at least 32 bytes (RFC 7518, section 3.2)
 * @param lifetime from issue to expiry, in whole seconds
 */
public record TokenSettings(SecretKey key, String issuer, String audience, Duration lifetime) {

  /** The least length of a secret, in bytes. */
  public static final int MIN_SECRET_BYTES = 32;

  public TokenSettings {
    if (key.getEncoded().length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the secret for access tokens has at least " + MIN_SECRET_BYTES + " bytes");
    }
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("an access token lives for at least a second");
    }
  }

  /** Settings with a secret given as text, of which the UTF-8 bytes are the key. */
  public static TokenSettings of(String secret, String issuer, String audience, Duration lifetime) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the secret for access tokens has at least " + MIN_SECRET_BYTES + " bytes");
    }
    return new TokenSettings(new SecretKeySpec(bytes, "HmacSHA256"), issuer, audience, lifetime);
  }

  @Override
  public String toString() {
    return "TokenSettings[issuer=%s, audience=%s, lifetime=%s]"
        .formatted(issuer, audience, lifetime);
  }
}
