package io.ringledger.bouts.rest.response.operations;

import io.ringledger.bouts.application.BoutOperations.Requeued;

/** An escrow that is about to be looked at. */
public record FollowUpResponse(String boutId, String escrowId, String nextLookAt) {

  public static FollowUpResponse of(Requeued requeued) {
    return new FollowUpResponse(
        requeued.bout().toString(), requeued.escrow().toString(), requeued.at().toString());
  }
}
