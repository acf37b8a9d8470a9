package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes a canonical encoding of any length: big-endian numbers of fixed width, texts after their
 * length, lists after their number. Two different contents never have the same bytes.
 */
final class CanonicalWriter {

  private static final int MAX_TEXT = 0xFFFF;

  private ByteBuffer buffer = ByteBuffer.allocate(256);

  /** Begins with what it is, so that nothing is taken for anything else. */
  CanonicalWriter(String tag) {
    byte[] ascii = tag.getBytes(StandardCharsets.US_ASCII);
    room(ascii.length + 1).put(ascii).put((byte) 0);
  }

  CanonicalWriter uint16(int value) {
    room(Short.BYTES).putShort((short) value);
    return this;
  }

  CanonicalWriter uint32(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  CanonicalWriter int64(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  CanonicalWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_TEXT) {
      throw new IllegalArgumentException("too long a text");
    }
    room(Short.BYTES + utf8.length).putShort((short) utf8.length).put(utf8);
    return this;
  }

  CanonicalWriter id(UUID value) {
    room(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  CanonicalWriter hash(Sha256 value) {
    room(Sha256.BYTES).put(value.bytes());
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ByteBuffer room(int needed) {
    if (buffer.remaining() < needed) {
      int larger = Math.addExact(buffer.capacity(), Math.max(buffer.capacity(), needed));
      buffer = ByteBuffer.allocate(larger).put(buffer.flip());
    }
    return buffer;
  }
}
