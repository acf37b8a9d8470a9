package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** So many came in, or with a minus went out otherwise. */
public record AdjustStockRequest(
    @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Said.GIVEN)
        @Min(value = -StockLevel.MAX, message = Said.CHANGE)
        @Max(value = StockLevel.MAX, message = Said.CHANGE)
        Long change,
    @NotNull(message = Said.GIVEN)
        @Size(max = MAX_REASON_LENGTH, message = Said.REASON)
        @Wire(WireForm.LINE)
        String reason) {

  private static final int MAX_REASON_LENGTH = 200;
}
