package io.ringledger.vault.wallets;

import java.util.HexFormat;
import java.util.Optional;

/** Hexadecimal digits that a wallet sends. */
final class Hex {

  private Hex() {}

  /** The bytes, empty where there are more than that many or the text is no hexadecimal digits. */
  static Optional<byte[]> parse(String text, int most) {
    if (text.length() > 2 * most) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }
}
