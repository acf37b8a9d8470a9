package io.ringledger.vault.rest.index;

import io.ringledger.shared.application.Page;
import io.ringledger.vault.application.index.VaultIndex.ItemMove;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the settled batches that an item was in, and how to ask for earlier ones. */
public record ItemHistoryResponse(List<Move> items, @Nullable String nextCursor) {

  /** An item in one batch. */
  @Schema(name = "ItemMove")
  public record Move(long batch, String from, String to, String settledAt) {

    static Move of(ItemMove move) {
      return new Move(
          move.batch().value(),
          move.from().value(),
          move.to().value(),
          move.settledAt().toString());
    }
  }

  static ItemHistoryResponse of(Page<ItemMove, Long> page) {
    return new ItemHistoryResponse(
        page.items().stream().map(Move::of).toList(),
        page.next().map(last -> Long.toString(last)).orElse(null));
  }
}
