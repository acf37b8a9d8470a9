package io.ringledger.vault.domain.market;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import java.util.Optional;

/**
 * A thing that is traded, as the promotion has brought it out. Never changes.
 *
 * @param firstOwner who had it before anything was traded
 * @param royaltyBasisPoints of each price, 0 to 5000 hundredths of a percent
 * @param royaltyWallet who gets them; present exactly where there are some
 */
public record Item(
    ItemId id,
    WalletAddress firstOwner,
    int royaltyBasisPoints,
    Optional<WalletAddress> royaltyWallet) {

  /** Half of the price. */
  public static final int MAX_ROYALTY = 5_000;

  /** Throws {@link IllegalArgumentException} where {@link #of} refuses. */
  public Item {
    if (!isValid(royaltyBasisPoints, royaltyWallet)) {
      throw new IllegalArgumentException("no such royalty");
    }
  }

  /** Returns the item, or that its royalty is too high or goes to nobody. */
  public static Outcome<Item> of(
      ItemId id,
      WalletAddress firstOwner,
      int royaltyBasisPoints,
      Optional<WalletAddress> royaltyWallet) {
    return isValid(royaltyBasisPoints, royaltyWallet)
        ? Outcome.success(new Item(id, firstOwner, royaltyBasisPoints, royaltyWallet))
        : Outcome.rejected(VaultFailure.ROYALTY_INVALID);
  }

  private static boolean isValid(int basisPoints, Optional<WalletAddress> wallet) {
    return basisPoints >= 0
        && basisPoints <= MAX_ROYALTY
        && (basisPoints > 0) == wallet.isPresent();
  }
}
