package io.ringledger.vault.rest.index;

import io.ringledger.shared.application.Page;
import io.ringledger.vault.application.index.VaultIndex.OwnedItem;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of what a wallet has, and how to ask for the rest. */
public record WalletItemsResponse(List<Owned> items, @Nullable String nextCursor) {

  /** One item. */
  @Schema(name = "OwnedItem")
  public record Owned(String itemId, @Nullable Long sinceBatch, @Nullable Long inBatch) {

    static Owned of(OwnedItem item) {
      return new Owned(
          item.item().value(),
          item.since().map(BatchNumber::value).orElse(null),
          item.inSettlement().map(BatchNumber::value).orElse(null));
    }
  }

  static WalletItemsResponse of(Page<OwnedItem, ItemId> page) {
    return new WalletItemsResponse(
        page.items().stream().map(Owned::of).toList(), page.next().map(ItemId::value).orElse(null));
  }
}
