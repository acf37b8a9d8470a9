package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some reward settlements, the newest first, and how to ask for the following ones. */
public record SettlementPageResponse(List<Item> items, @Nullable String nextCursor) {

  public static SettlementPageResponse of(Page<RewardSettlement, SettlementId> page) {
    return new SettlementPageResponse(
        page.items().stream().map(Item::of).toList(),
        page.next().map(SettlementId::value).map(Cursor::after).orElse(null));
  }

  /** One of them, without its steps. */
  @Schema(name = "SettlementItem")
  public record Item(
      String settlementId,
      String source,
      String eventId,
      String eventType,
      String state,
      @Nullable String outcome,
      @Nullable String failure,
      int attempt,
      @Nullable String parked,
      String acceptedAt) {

    static Item of(RewardSettlement settlement) {
      return new Item(
          settlement.id().toString(),
          settlement.reference().source(),
          settlement.reference().eventId(),
          settlement.eventType(),
          settlement.state().wire(),
          settlement.end().flatMap(SettlementResponse::outcome).orElse(null),
          settlement.end().flatMap(SettlementResponse::failure).orElse(null),
          settlement.attempt(),
          settlement.parked().orElse(null),
          settlement.acceptedAt().toString());
    }
  }
}
