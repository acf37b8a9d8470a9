package io.ringledger.bouts.domain;

import java.util.Arrays;

/** The 32 secret bytes that open a bonus escrow. Never printed. */
public final class Preimage {

  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Preimage(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes a copy of exactly {@value #LENGTH} bytes. */
  public static Preimage of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a preimage has " + LENGTH + " bytes");
    }
    return new Preimage(bytes.clone());
  }

  /** A copy of the secret, for sealing it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What the ledger is told when the escrow is created. */
  public Condition condition() {
    return Condition.of(this);
  }

  /** What the ledger is told when the escrow is finished. This discloses the secret. */
  Fulfillment fulfillment() {
    return Fulfillment.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Preimage that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Preimage[redacted]";
  }
}
