package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/** Whose account is to be opened. */
public record OpenAccountRequest(
    @NotNull(message = "must be given") @Wire(WireForm.HOLDER) String holder) {

  public Holder asHolder() {
    return new Holder(holder);
  }
}
