package io.ringledger.vault.domain.netting;

import io.ringledger.vault.domain.WalletAddress;

/**
 * What goes to somebody each time an item is sold.
 *
 * @param basisPoints hundredths of a percent of the price, 0 to 10,000
 * @param wallet who gets it
 */
public record Royalty(int basisPoints, WalletAddress wallet) {

  public Royalty {
    if (basisPoints < 0 || basisPoints > FeeSchedule.WHOLE) {
      throw new IllegalArgumentException("a royalty is 0 to 10,000 basis points");
    }
  }
}
