package io.ringledger.bouts.rest.request;

import io.ringledger.bouts.application.BoutPlanning.PlanBout;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** What a promoter wants to settle. */
public record PlanBoutRequest(
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.UUID) String fighterAUserId,
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.UUID) String fighterBUserId,
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.TIME) String eventDatetimeUtc,
    @NotNull(message = Bounds.GIVEN) @Size(min = 1, max = 64, message = Bounds.ADDRESS)
        String promoterOwnerAddress,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 1, message = Bounds.PURSE)
        @Max(value = Bounds.MAX_DROPS, message = Bounds.PURSE)
        Long showADrops,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 1, message = Bounds.PURSE)
        @Max(value = Bounds.MAX_DROPS, message = Bounds.PURSE)
        Long showBDrops,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 1, message = Bounds.PURSE)
        @Max(value = Bounds.MAX_DROPS, message = Bounds.PURSE)
        Long bonusADrops,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 1, message = Bounds.PURSE)
        @Max(value = Bounds.MAX_DROPS, message = Bounds.PURSE)
        Long bonusBDrops) {

  /** The wish as the business knows it; the request has been validated. */
  public PlanBout command(Caller caller) {
    return new PlanBout(
        caller,
        UserId.of(fighterAUserId),
        UserId.of(fighterBUserId),
        event(),
        promoterOwnerAddress,
        Map.of(
            EscrowKind.SHOW_A, new Drops(showADrops),
            EscrowKind.SHOW_B, new Drops(showBDrops),
            EscrowKind.BONUS_A, new Drops(bonusADrops),
            EscrowKind.BONUS_B, new Drops(bonusBDrops)));
  }

  private Instant event() {
    return OffsetDateTime.parse(eventDatetimeUtc).toInstant();
  }
}
