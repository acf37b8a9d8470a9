package io.ringledger.bouts.domain;

/**
 * The sequence (or ticket) number of the EscrowCreate, by which EscrowFinish and EscrowCancel name
 * the escrow.
 *
 * @param value between 1 and 2^32 - 1
 */
public record OfferSequence(long value) {

  public static final long MAX_VALUE = 0xFFFF_FFFFL;

  public OfferSequence {
    if (value < 1 || value > MAX_VALUE) {
      throw new IllegalArgumentException("offer sequence out of range: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
