package io.ringledger.vault.domain.intent;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Ed25519 signature as it came; whether it is right is found out elsewhere.
 *
 * @param hex 128 hexadecimal digits, folded to lower case
 */
public record SessionSignature(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{128}");

  public SessionSignature {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("an Ed25519 signature has 128 hexadecimal digits");
    }
    hex = hex.toLowerCase(Locale.ROOT);
  }

  /** Returns the signature, empty where the text is none. */
  public static Optional<SessionSignature> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new SessionSignature(text))
        : Optional.empty();
  }

  /** Returns the signature of these 64 bytes. */
  public static SessionSignature of(byte[] bytes) {
    return new SessionSignature(HexFormat.of().formatHex(bytes));
  }

  /** Returns the 64 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
