package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsLedger.Reference;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/** Under which reference an entry is undone. */
public record ReversalRequest(
    @NotNull(message = "must be given") @Wire(WireForm.REFERENCE) String reference) {

  public Reference asReference() {
    return new Reference(reference);
  }
}
