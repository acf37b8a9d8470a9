package io.ringledger.vault.domain.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The name of a document by its content: a CID of version 1, of the raw bytes, by SHA-256, written
 * in base32. It is the hash of the very bytes, so whoever has both can check one by the other.
 *
 * @param text 59 characters, beginning with {@code bafkrei}
 */
public record Cid(String text) {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS_OF_DIGIT = 5;

  /** Version 1, the codec of raw bytes, SHA-256, 32 bytes of it. */
  private static final byte[] PREFIX = {0x01, 0x55, 0x12, 0x20};

  private static final int LENGTH = 59;

  /**
   * A CID in exactly this form.
   *
   * @throws IllegalArgumentException where it has any other; {@link #parse} asks before
   */
  public Cid {
    if (!isCid(text)) {
      throw new IllegalArgumentException("not the CID of raw bytes by SHA-256 in base32");
    }
  }

  /** Reads what somebody wrote; empty where it is no CID, or one of another form. */
  public static Optional<Cid> parse(String text) {
    return isCid(text) ? Optional.of(new Cid(text)) : Optional.empty();
  }

  /** Returns the name of these bytes. */
  public static Cid of(byte[] bytes) {
    byte[] hash = sha256(bytes);
    byte[] whole = Arrays.copyOf(PREFIX, PREFIX.length + hash.length);
    System.arraycopy(hash, 0, whole, PREFIX.length, hash.length);
    return new Cid("b" + base32(whole));
  }

  /** Returns whether these are the bytes that it names. */
  public boolean verifies(byte[] bytes) {
    return equals(of(bytes));
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isCid(String text) {
    if (text.length() != LENGTH || text.charAt(0) != 'b') {
      return false;
    }
    byte[] bytes = new byte[(LENGTH - 1) * BITS_OF_DIGIT / Byte.SIZE];
    int buffer = 0;
    int bits = 0;
    int filled = 0;
    for (int i = 1; i < LENGTH; i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return false;
      }
      buffer = buffer << BITS_OF_DIGIT | digit;
      bits += BITS_OF_DIGIT;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[filled++] = (byte) (buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    // Bits that are left over say nothing, so one name may have them in one way only.
    return buffer == 0 && Arrays.equals(PREFIX, Arrays.copyOf(bytes, PREFIX.length));
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = buffer << Byte.SIZE | (each & 0xFF);
      bits += Byte.SIZE;
      while (bits >= BITS_OF_DIGIT) {
        bits -= BITS_OF_DIGIT;
        text.append(ALPHABET.charAt(buffer >> bits));
        buffer &= (1 << bits) - 1;
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << (BITS_OF_DIGIT - bits)));
    }
    return text.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
