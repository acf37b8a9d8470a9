package io.ringledger.vault.wallets;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The points of Curve25519 that every verifier must refuse: the eight whose order divides 8, under
 * which a signature can be forged without a key, and coordinates that are not reduced, by which one
 * point has two texts.
 */
final class Ed25519Points {

  static final int BYTES = 32;

  private static final int SIGN_BIT = 0x80;

  /** Their y, little-endian; each has both signs of x, so that these are all eight. */
  private static final List<byte[]> SMALL_ORDER =
      List.of(
          y("0100000000000000000000000000000000000000000000000000000000000000"),
          y("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
          y("0000000000000000000000000000000000000000000000000000000000000000"),
          y("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
          y("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

  private Ed25519Points() {}

  private static byte[] y(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** Whether the 32 bytes are the one text of a point whose order is not small. */
  static boolean isAcceptable(byte[] point) {
    byte[] y = Arrays.copyOf(point, BYTES);
    y[BYTES - 1] &= (byte) ~SIGN_BIT;
    return isReduced(y) && SMALL_ORDER.stream().noneMatch(small -> Arrays.equals(small, y));
  }

  /** Whether y is below 2^255 - 19. */
  private static boolean isReduced(byte[] y) {
    if (y[BYTES - 1] != 0x7f || Byte.toUnsignedInt(y[0]) < 0xed) {
      return true;
    }
    for (int i = 1; i < BYTES - 1; i++) {
      if (Byte.toUnsignedInt(y[i]) != 0xff) {
        return true;
      }
    }
    return false;
  }
}
