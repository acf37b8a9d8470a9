package io.ringledger.vault.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * How wallets' tokens are signed. Their key is derived from that of people's tokens, so that
 * neither kind can ever pass for the other, whatever its claims say.
 *
 * @param key for HMAC with SHA-256
 */
public record WalletTokenSettings(SecretKey key, String issuer) {

  /** Whom a wallet's token is for; no person's token is for them. */
  public static final String AUDIENCE = "ringledger-vault";

  private static final String HMAC = "HmacSHA256";
  private static final String PURPOSE = "ringledger wallet tokens 1";

  /** Settings with the key that follows from the one for people's tokens. */
  public static WalletTokenSettings derivedFrom(SecretKey people, String issuer) {
    try {
      Mac derivation = Mac.getInstance(HMAC);
      derivation.init(people);
      byte[] derived = derivation.doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII));
      return new WalletTokenSettings(new SecretKeySpec(derived, HMAC), issuer);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "WalletTokenSettings[issuer=%s]".formatted(issuer);
  }
}
