package io.ringledger.vault.domain.intent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes a canonical encoding: big-endian numbers of fixed width, and texts after their length. Two
 * different contents never have the same bytes.
 */
final class CanonicalBytes {

  private static final long MAX_UINT32 = 0xFFFF_FFFFL;
  private static final int MAX_TEXT = 0xFFFF;

  /** Room for the longest there is: a tag, two ids and five texts of a few dozen characters. */
  private static final int ROOM = 512;

  private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);

  /** Begins with what kind of statement it is, so that none can be taken for another. */
  CanonicalBytes(String tag) {
    buffer.put(tag.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
  }

  CanonicalBytes uint8(int value) {
    buffer.put((byte) value);
    return this;
  }

  CanonicalBytes uint32(long value) {
    if (value < 0 || value > MAX_UINT32) {
      throw new IllegalArgumentException("more than 32 bits: " + value);
    }
    buffer.putInt((int) value);
    return this;
  }

  CanonicalBytes uint64(long value) {
    buffer.putLong(value);
    return this;
  }

  CanonicalBytes id(UUID value) {
    buffer.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    return this;
  }

  CanonicalBytes text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_TEXT) {
      throw new IllegalArgumentException("too long a text");
    }
    buffer.putShort((short) utf8.length).put(utf8);
    return this;
  }

  CanonicalBytes millis(Instant value) {
    buffer.putLong(value.toEpochMilli());
    return this;
  }

  CanonicalBytes bytes(byte[] value) {
    buffer.put(value);
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
