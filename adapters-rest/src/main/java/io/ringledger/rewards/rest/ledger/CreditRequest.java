package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsLedger.Move;
import io.ringledger.rewards.application.ledger.PointsLedger.Reference;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Points that an account is to be given. */
public record CreditRequest(
    @NotNull(message = "must be given") @Wire(WireForm.REFERENCE) String reference,
    @NotNull(message = "must be given") @OneOf({"admin_grant", "refund"}) String entryType,
    @NotNull(message = "must be given")
        @Min(value = 1, message = "must be from 1 to 1000000000000000")
        @Max(value = Points.MAX_VALUE, message = "must be from 1 to 1000000000000000")
        Long points) {

  /** The wish as the business knows it; the request has been validated. */
  public Move move(Caller admin, AccountId account) {
    return new Move(
        admin,
        account,
        EntryType.ofWire(entryType).orElseThrow(),
        new Points(points),
        new Reference(reference));
  }
}
