package io.ringledger.vault.application.batches;

import io.ringledger.vault.domain.WalletAddress;

/**
 * By what terms batches are cut.
 *
 * @param feeBasisPoints the platform's fee, 0 to 5,000 hundredths of a percent
 * @param treasury who gets it
 * @param minimum with fewer trades no batch is cut
 * @param most more are not looked at in one batch
 */
public record NettingTerms(int feeBasisPoints, WalletAddress treasury, int minimum, int most) {

  /** With the highest royalty, this is the whole price. */
  public static final int MAX_FEE = 5_000;

  public NettingTerms {
    if (feeBasisPoints < 0 || feeBasisPoints > MAX_FEE) {
      throw new IllegalArgumentException("a fee is 0 to 5,000 basis points");
    }
    if (minimum < 1 || most < minimum) {
      throw new IllegalArgumentException("a batch has from one trade on");
    }
  }
}
