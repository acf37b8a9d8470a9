package io.ringledger.vault.domain;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Ed25519 public key (RFC 8032). Whether it is a point of large order is for whoever verifies.
 *
 * @param hex 64 hexadecimal digits without prefix, folded to lower case
 */
public record Ed25519Key(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{64}");

  public Ed25519Key {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("an Ed25519 key has 64 hexadecimal digits");
    }
    hex = hex.toLowerCase(Locale.ROOT);
  }

  /** Returns the key, empty where the text is none. */
  public static Optional<Ed25519Key> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Ed25519Key(text)) : Optional.empty();
  }

  /** Returns the 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Returns it as the XRP Ledger writes such keys: upper case after {@code ED}. */
  public String xrplHex() {
    return "ED" + hex.toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return hex;
  }
}
