package io.ringledger.bouts.rest.request;

import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.PayoutClaim;
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

/** What a client says about the EscrowFinish or EscrowCancel of one purse. */
public record ConfirmPayoutRequest(
    @NotNull(message = Bounds.GIVEN) @OneOf({"show_a", "show_b", "bonus_a", "bonus_b"})
        String escrowKind,
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.TX_HASH) String txHash,
    @NotNull(message = Bounds.GIVEN) Boolean validated,
    @NotNull(message = Bounds.GIVEN) @Size(min = 3, max = 32, message = Bounds.ENGINE_RESULT)
        String engineResult,
    @NotNull(message = Bounds.GIVEN) @Size(min = 1, max = 64, message = Bounds.ADDRESS)
        String transactionType,
    @NotNull(message = Bounds.GIVEN) @Size(min = 1, max = 64, message = Bounds.ADDRESS)
        String ownerAddress,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 1, message = Bounds.SEQUENCE)
        @Max(value = Bounds.MAX_UINT32, message = Bounds.SEQUENCE)
        Long offerSequence,
    @NotNull(message = Bounds.GIVEN)
        @Min(value = 0, message = Bounds.RIPPLE_TIME)
        @Max(value = Bounds.MAX_UINT32, message = Bounds.RIPPLE_TIME)
        Long closeTimeRipple,
    @Size(max = 512, message = Bounds.HEX) @Nullable String fulfillmentHex) {

  /** The claim as the business knows it; the request has been validated. */
  public PayoutClaim claim() {
    return new PayoutClaim(
        EscrowKind.ofWire(escrowKind).orElseThrow(),
        new TransactionHash(txHash),
        validated,
        engineResult,
        transactionType,
        ownerAddress,
        new OfferSequence(offerSequence),
        new RippleTime(closeTimeRipple),
        Optional.ofNullable(fulfillmentHex));
  }

  @Override
  public String toString() {
    return "ConfirmPayoutRequest[escrowKind=" + escrowKind + ", txHash=" + txHash + "]";
  }
}
