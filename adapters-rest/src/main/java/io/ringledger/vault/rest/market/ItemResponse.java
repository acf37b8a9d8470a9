package io.ringledger.vault.rest.market;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import org.jspecify.annotations.Nullable;

/**
 * An item and who has it.
 *
 * @param sinceBatch the batch that brought it to its owner; null for the first owner
 * @param inSettlementBatch the unsettled batch it is in
 */
public record ItemResponse(
    String itemId,
    String owner,
    @Nullable Long sinceBatch,
    @Nullable Long inSettlementBatch,
    String firstOwner,
    int royaltyBasisPoints,
    @Nullable String royaltyWallet,
    String historyUrl) {

  static ItemResponse of(ItemStanding standing) {
    Item item = standing.item();
    return new ItemResponse(
        item.id().value(),
        standing.owner().value(),
        standing.since().map(BatchNumber::value).orElse(null),
        standing.batch().map(BatchNumber::value).orElse(null),
        item.firstOwner().value(),
        item.royaltyBasisPoints(),
        item.royaltyWallet().map(WalletAddress::value).orElse(null),
        "/api/items/" + item.id().value() + "/history");
  }
}
