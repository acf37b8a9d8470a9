package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.Royalty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fees of a batch, without the royalties of items that it did not move.
 *
 * @param platformBasisPoints as {@link FeeSchedule} says
 * @param royalties in the order of the items' ids
 */
public record BatchFees(
    int platformBasisPoints, WalletAddress treasury, List<ItemRoyalty> royalties) {

  public BatchFees {
    royalties = List.copyOf(royalties);
  }

  /** The royalty of an item. */
  public record ItemRoyalty(ItemId item, Royalty royalty) {}

  /** Returns those of a schedule that matter for these items. */
  public static BatchFees of(FeeSchedule fees, List<BatchItem> items) {
    Map<ItemId, Royalty> royalties = new TreeMap<>();
    for (BatchItem item : items) {
      Royalty royalty = fees.royalties().get(item.item());
      if (royalty != null) {
        royalties.put(item.item(), royalty);
      }
    }
    return new BatchFees(
        fees.platformBasisPoints(),
        fees.treasury(),
        royalties.entrySet().stream()
            .map(entry -> new ItemRoyalty(entry.getKey(), entry.getValue()))
            .toList());
  }
}
