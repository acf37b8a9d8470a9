package io.ringledger.rewards.domain.ledger.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes that are hashed or signed: each field as the number of its bytes (4 bytes, big-endian)
 * and its bytes. Texts are UTF-8, numbers decimal text, moments microseconds since
 * 1970-01-01T00:00:00Z. The lengths make it unambiguous: no two lists of fields have the same
 * bytes.
 */
final class Canonical {

  private final List<byte[]> parts = new ArrayList<>();
  private int length;

  /** Begins with the name of the format, so that nothing is taken for anything else. */
  Canonical(String format) {
    put(format);
  }

  Canonical put(String field) {
    byte[] part = field(field);
    parts.add(part);
    length += part.length;
    return this;
  }

  Canonical put(long number) {
    return put(Long.toString(number));
  }

  Canonical put(Instant moment) {
    return put(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
  }

  byte[] bytes() {
    ByteBuffer all = ByteBuffer.allocate(length);
    parts.forEach(all::put);
    return all.array();
  }

  Hash hash() {
    MessageDigest digest = sha256();
    parts.forEach(digest::update);
    return Hash.of(digest.digest());
  }

  /** One field with its length before it. */
  static byte[] field(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
