package io.ringledger.bouts.rest.request;

import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How a fighter wants to be called and paid. */
public record FighterProfileRequest(
    @NotNull(message = Bounds.GIVEN)
        @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
        @Wire(WireForm.LINE)
        String displayName,
    @NotNull(message = Bounds.GIVEN) @Size(min = 1, max = 64, message = Bounds.ADDRESS)
        String xrplAddress) {}
