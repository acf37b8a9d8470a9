package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.BoutPayouts.PayoutConfirmed;
import io.ringledger.bouts.rest.response.EscrowResponse.Departure;

/** The purse has left its escrow. */
public record PayoutConfirmedResponse(
    String boutId,
    String escrowId,
    String escrowKind,
    String escrowStatus,
    String boutStatus,
    String txHash) {

  public static PayoutConfirmedResponse of(PayoutConfirmed confirmed) {
    return new PayoutConfirmedResponse(
        confirmed.bout().toString(),
        confirmed.escrow().id().toString(),
        confirmed.escrow().kind().wire(),
        confirmed.escrow().status().wire(),
        confirmed.status().wire(),
        Departure.of(confirmed.escrow()).orElseThrow().transaction().value());
  }
}
