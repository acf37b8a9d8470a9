package io.ringledger.vault.rest.sessions;

import io.ringledger.shared.domain.Drops;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How much more to put into the channel. */
public record TopUpRequest(
    @NotNull(message = Form.GIVEN)
        @Min(value = 1, message = Form.DROPS)
        @Max(value = Drops.MAX_VALUE, message = Form.DROPS)
        Long addDrops) {}
