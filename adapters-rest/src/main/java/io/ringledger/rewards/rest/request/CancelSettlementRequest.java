package io.ringledger.rewards.rest.request;

import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Why a reward settlement is called off. */
public record CancelSettlementRequest(
    @NotNull(message = Texts.GIVEN)
        @Size(min = 3, max = 400, message = "must have 3 to 400 characters")
        @Wire(WireForm.LINE)
        String reason) {}
