package io.ringledger.paymentsandbox.money;

import java.util.random.RandomGenerator;

/** Makes ids as the provider's look: what it is, an underscore, and letters nobody can guess. */
public final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 24;

  private final RandomGenerator random;

  /** Makes ids from random numbers. */
  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Makes an id.
   *
   * @param prefix what it is, such as {@code pi}
   */
  public String next(String prefix) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
