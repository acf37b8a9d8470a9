package io.ringledger.bouts.xaman;

import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** How payloads, Xaman's name for signing requests, are called and where they are found. */
final class Payloads {

  /** Our own namespace for names made from references; random once, and never changed. */
  private static final UUID NAMESPACE = UUID.fromString("3f0ac8a4-6f0e-4b2e-9d0c-5b7c1f6c2a91");

  private static final long VERSION_MASK = 0xF000L;
  private static final long VERSION_5 = 0x5000L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
  private static final long VARIANT_RFC_9562 = 0x8000_0000_0000_0000L;

  private Payloads() {}

  /** Where Xaman's users find a payload. */
  static SigningLinks at(UUID payload, Mode mode) {
    return new SigningLinks(
        payload,
        "xumm://payload/" + payload,
        "https://xumm.app/sign/" + payload + "/qr.png",
        "wss://xumm.app/sign/" + payload,
        mode);
  }

  /** The same id for the same reference: a name-based UUID (RFC 9562, version 5, SHA-1). */
  static UUID idOf(String reference) {
    return version5(NAMESPACE, reference);
  }

  static UUID version5(UUID namespace, String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .flip());
      ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
      return new UUID(
          (hash.getLong() & ~VERSION_MASK) | VERSION_5,
          (hash.getLong() & ~VARIANT_MASK) | VARIANT_RFC_9562);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
