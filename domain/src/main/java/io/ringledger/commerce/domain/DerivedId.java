package io.ringledger.commerce.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they are about (RFC 9562, version 8). */
final class DerivedId {

  private static final long VERSION_8 = 0x8000L;
  private static final long WITHOUT_VERSION = ~0xF000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long WITHOUT_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

  private DerivedId() {}

  /** The first 122 bits of the SHA-256 over the parts, each after its length. */
  static UUID of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new UUID(
        (hash.getLong() & WITHOUT_VERSION) | VERSION_8,
        (hash.getLong() & WITHOUT_VARIANT) | VARIANT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
