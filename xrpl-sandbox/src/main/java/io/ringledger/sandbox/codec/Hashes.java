package io.ringledger.sandbox.codec;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hashes the ledger uses. */
public final class Hashes {
  private static final byte[] TRANSACTION_ID_PREFIX = {'T', 'X', 'N', 0};

  private Hashes() {}

  /**
   * The first half of SHA-512, the ledger's general hash.
   *
   * @param parts the bytes, hashed as if joined
   * @return 32 bytes
   */
  public static byte[] sha512Half(byte[]... parts) {
    MessageDigest digest = digest("SHA-512");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Arrays.copyOf(digest.digest(), 32);
  }

  /**
   * Returns their SHA-256.
   *
   * @param data the bytes
   */
  public static byte[] sha256(byte[] data) {
    return digest("SHA-256").digest(data);
  }

  /**
   * Returns the transaction's id, upper-case hexadecimal.
   *
   * @param blob the serialized signed transaction
   */
  public static String transactionId(byte[] blob) {
    return Codec.hex(sha512Half(TRANSACTION_ID_PREFIX, blob));
  }

  /**
   * Returns its four bytes, most significant first.
   *
   * @param value an unsigned 32-bit number
   */
  public static byte[] uint32(long value) {
    return ByteBuffer.allocate(4).putInt((int) value).array();
  }

  /**
   * Returns its eight bytes, most significant first.
   *
   * @param value an unsigned 64-bit number
   */
  public static byte[] uint64(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every Java platform", e);
    }
  }
}
