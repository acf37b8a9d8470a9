package io.ringledger.bouts.rest.request;

import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client says about the EscrowCreate of one purse. */
public record ConfirmEscrowRequest(
    @NotNull(message = Bounds.GIVEN) @OneOf({"show_a", "show_b", "bonus_a", "bonus_b"})
        String escrowKind,
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.TX_HASH) String txHash,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 1, message = Bounds.SEQUENCE)
        @Max(value = Bounds.MAX_UINT32, message = Bounds.SEQUENCE)
        Long offerSequence,
    @NotNull(message = Bounds.GIVEN) Boolean validated,
    @NotNull(message = Bounds.GIVEN) @Size(min = 3, max = 32, message = Bounds.ENGINE_RESULT)
        String engineResult,
    @NotNull(message = Bounds.GIVEN) @Size(min = 1, max = 64, message = Bounds.ADDRESS)
        String ownerAddress,
    @NotNull(message = Bounds.GIVEN) @Size(min = 1, max = 64, message = Bounds.ADDRESS)
        String destinationAddress,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 0, message = Bounds.DROPS)
        @Max(value = Bounds.MAX_DROPS, message = Bounds.DROPS)
        Long amountDrops,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 0, message = Bounds.RIPPLE_TIME)
        @Max(value = Bounds.MAX_UINT32, message = Bounds.RIPPLE_TIME)
        Long finishAfterRipple,
    @Min(value = 0, message = Bounds.RIPPLE_TIME)
        @Max(value = Bounds.MAX_UINT32, message = Bounds.RIPPLE_TIME)
        @Nullable Long cancelAfterRipple,
    @Size(max = 512, message = Bounds.HEX) @Nullable String conditionHex) {

  /** The claim as the business knows it; the request has been validated. */
  public EscrowCreateClaim claim() {
    return new EscrowCreateClaim(
        EscrowKind.ofWire(escrowKind).orElseThrow(),
        new TransactionHash(txHash),
        new OfferSequence(offerSequence),
        validated,
        engineResult,
        ownerAddress,
        destinationAddress,
        new Drops(amountDrops),
        new RippleTime(finishAfterRipple),
        Optional.ofNullable(cancelAfterRipple).map(RippleTime::new),
        Optional.ofNullable(conditionHex));
  }
}
