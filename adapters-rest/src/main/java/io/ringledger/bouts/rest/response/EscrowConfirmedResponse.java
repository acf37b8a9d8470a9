package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.BoutEscrows.EscrowConfirmed;
import io.ringledger.bouts.domain.EscrowState.Created;

/** The purse is locked. */
public record EscrowConfirmedResponse(
    String boutId,
    String escrowId,
    String escrowKind,
    String escrowStatus,
    String boutStatus,
    String txHash,
    long offerSequence) {

  public static EscrowConfirmedResponse of(EscrowConfirmed confirmed) {
    Created creation = confirmed.escrow().state().creation().orElseThrow();
    return new EscrowConfirmedResponse(
        confirmed.bout().toString(),
        confirmed.escrow().id().toString(),
        confirmed.escrow().kind().wire(),
        confirmed.escrow().status().wire(),
        confirmed.status().wire(),
        creation.transaction().value(),
        creation.offerSequence().value());
  }
}
