package io.ringledger.vault.rest.settlement;

import io.ringledger.vault.application.settlement.SettlementDesk.BatchView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the settlement of a batch stands. */
public record BatchSettlementResponse(
    long batch, String state, @Nullable String reason, int failuresInARow, List<LegResponse> legs) {

  static BatchSettlementResponse of(BatchView view) {
    return new BatchSettlementResponse(
        view.number().value(),
        view.state().wire(),
        view.reason().orElse(null),
        view.failures(),
        view.legs().stream().map(LegResponse::of).toList());
  }
}
