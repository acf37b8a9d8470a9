package io.ringledger.app;

import io.ringledger.shared.application.Randomness;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Randomness from the operating system; ids are UUID version 7 (RFC 9562, section 5.7). */
final class SecureRandomness implements Randomness {

  private static final long VERSION_7 = 0x7000L;
  private static final long RFC_VARIANT = 0x8000_0000_0000_0000L;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  SecureRandomness(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public UUID newId() {
    long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0x0FFFL);
    long low = RFC_VARIANT | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    return new UUID(high, low);
  }

  @Override
  public byte[] newSecret(int length) {
    byte[] secret = new byte[length];
    random.nextBytes(secret);
    return secret;
  }
}
