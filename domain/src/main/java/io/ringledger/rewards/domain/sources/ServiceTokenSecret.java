package io.ringledger.rewards.domain.sources;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service token as its bearer has it. It is shown once and never kept.
 *
 * @param text {@value #PREFIX}, by which scanners for leaked secrets know it, and 32 random bytes
 *     in base64url
 */
public record ServiceTokenSecret(String text) {

  public static final String PREFIX = "rls_";

  /** Random bytes in it. */
  public static final int BYTES = 32;

  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  public ServiceTokenSecret {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a service token");
    }
  }

  /** The token of these {@value #BYTES} random bytes. */
  public static ServiceTokenSecret of(byte[] random) {
    if (random.length != BYTES) {
      throw new IllegalArgumentException("a service token has " + BYTES + " random bytes");
    }
    return new ServiceTokenSecret(
        PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /** The token, or empty where the text has not the form of one. */
  public static Optional<ServiceTokenSecret> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new ServiceTokenSecret(text))
        : Optional.empty();
  }

  /** What is kept of it. */
  public TokenDigest digest() {
    try {
      return new TokenDigest(
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "ServiceTokenSecret[redacted]";
  }
}
