package io.ringledger.rewards.domain.sources;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * All that is kept of a service token. Enough to know it again; what has 256 random bits is not
 * found from its hash.
 *
 * @param hex SHA-256 over the token's text, in lower-case hexadecimal
 */
public record TokenDigest(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public TokenDigest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256");
    }
  }

  /** Whether they are the same; how long it takes says nothing about where they differ. */
  public boolean matches(TokenDigest other) {
    return MessageDigest.isEqual(hex.getBytes(US_ASCII), other.hex.getBytes(US_ASCII));
  }
}
