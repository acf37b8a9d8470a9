package io.ringledger.local.vault.client;

import java.util.Arrays;

/** The names of documents: content ids of version 1 for raw bytes, SHA-256, in base32. */
public final class Cid {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final byte[] RAW_SHA256 = {0x01, 0x55, 0x12, 0x20};
  private static final int DIGIT_BITS = 5;

  private Cid() {}

  /** The name of these bytes. */
  public static String of(byte[] bytes) {
    byte[] hash = SignedBytes.sha256(bytes);
    byte[] id = Arrays.copyOf(RAW_SHA256, RAW_SHA256.length + hash.length);
    System.arraycopy(hash, 0, id, RAW_SHA256.length, hash.length);
    StringBuilder text = new StringBuilder("b");
    int bits = 0;
    int held = 0;
    for (byte one : id) {
      held = held << Byte.SIZE | Byte.toUnsignedInt(one);
      bits += Byte.SIZE;
      while (bits >= DIGIT_BITS) {
        bits -= DIGIT_BITS;
        text.append(BASE32.charAt(held >> bits));
        held &= (1 << bits) - 1;
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt(held << DIGIT_BITS - bits));
    }
    return text.toString();
  }
}
