package io.ringledger.bouts.rest.request;

import io.ringledger.bouts.application.ReconcileSigning;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks what became of a signing request.
 *
 * @param observedStatus judged by the business, which has its own code for a bad one
 */
public record ReconcileRequest(
    @NotNull(message = Bounds.GIVEN) @OneOf({"show_a", "show_b", "bonus_a", "bonus_b"})
        String escrowKind,
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.UUID) String payloadId,
    @Nullable String observedStatus,
    @Wire(WireForm.TX_HASH) @Nullable String observedTxHash) {

  /** The question as the business knows it; the request has been validated. */
  public ReconcileSigning command(Caller caller, BoutId bout) {
    return new ReconcileSigning(
        caller,
        bout,
        EscrowKind.ofWire(escrowKind).orElseThrow(),
        UUID.fromString(payloadId),
        Optional.ofNullable(observedStatus),
        Optional.ofNullable(observedTxHash).map(TransactionHash::new));
  }
}
