package io.ringledger.vault.domain.netting;

import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import java.util.Map;

/**
 * What a seller gives up of a price. The buyer pays the price and not a drop more.
 *
 * <p>Of an amount, fee and royalty together are {@code floor(amount * (fee + royalty) / 10,000)}
 * drops; the royalty is {@code floor(amount * royalty / 10,000)} of them and the platform's fee is
 * the rest, so what rounding leaves over is the treasury's.
 *
 * @param platformBasisPoints the platform's fee in hundredths of a percent, 0 to 10,000
 * @param treasury who gets the platform's fee
 * @param royalties of the items that bear one; with the platform's fee at most 10,000 basis points
 */
public record FeeSchedule(
    int platformBasisPoints, WalletAddress treasury, Map<ItemId, Royalty> royalties) {

  /** So many basis points are the whole price. */
  public static final int WHOLE = 10_000;

  public FeeSchedule {
    if (platformBasisPoints < 0 || platformBasisPoints > WHOLE) {
      throw new IllegalArgumentException("a fee is 0 to 10,000 basis points");
    }
    royalties = Map.copyOf(royalties);
    for (Royalty royalty : royalties.values()) {
      if (platformBasisPoints + royalty.basisPoints() > WHOLE) {
        throw new IllegalArgumentException("fee and royalty are more than the price");
      }
    }
  }

  /**
   * Returns that share of an amount, rounded down; exact for every amount.
   *
   * @param amount 0 or more
   * @param basisPoints 0 to 10,000
   */
  public static long share(long amount, int basisPoints) {
    return amount / WHOLE * basisPoints + amount % WHOLE * basisPoints / WHOLE;
  }
}
