package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.Randomness;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in order and secrets that can be told apart, the same in every run. */
public final class SequentialRandomness implements Randomness {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong secrets = new AtomicLong();

  @Override
  public UUID newId() {
    return new UUID((ids.incrementAndGet() << 16) | VERSION_7, VARIANT);
  }

  @Override
  public byte[] newSecret(int length) {
    byte[] secret = new byte[Math.max(length, Long.BYTES)];
    Arrays.fill(secret, (byte) 0x5E);
    ByteBuffer.wrap(secret).putLong(secrets.incrementAndGet());
    return Arrays.copyOf(secret, length);
  }
}
