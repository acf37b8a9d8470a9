package io.ringledger.sandbox.state;

/**
 * What the network charges, in drops.
 *
 * @param base the fee of an ordinary transaction
 * @param reserveBase what every account must hold
 * @param reserveIncrement what it must hold beside for each object it owns
 */
public record Fees(long base, long reserveBase, long reserveIncrement) {
  /** Main network values: 10 drops, 1 XRP, 0.2 XRP. */
  public static final Fees MAIN_NETWORK = new Fees(10, 1_000_000, 200_000);

  /** Checks that no figure is negative and the base fee is positive. */
  public Fees {
    if (base < 1 || reserveBase < 0 || reserveIncrement < 0) {
      throw new IllegalArgumentException("fees must be positive and reserves not negative");
    }
  }

  /**
   * Returns the drops it must hold.
   *
   * @param ownedObjects how many objects an account owns
   */
  public long reserve(long ownedObjects) {
    return reserveBase + ownedObjects * reserveIncrement;
  }
}
