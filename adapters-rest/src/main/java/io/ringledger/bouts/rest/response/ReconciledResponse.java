package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.Reconciled;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.shared.domain.TransactionHash;
import org.jspecify.annotations.Nullable;

/** What became of a signing request, and the escrow, which it did not move. */
public record ReconciledResponse(
    String boutId,
    String escrowId,
    String escrowKind,
    String escrowStatus,
    String payloadId,
    String signingStatus,
    @Nullable String txHash,
    @Nullable String failureCode) {

  public static ReconciledResponse of(Reconciled reconciled) {
    return new ReconciledResponse(
        reconciled.bout().toString(),
        reconciled.escrow().id().toString(),
        reconciled.escrow().kind().wire(),
        reconciled.escrow().status().wire(),
        reconciled.payload().toString(),
        reconciled.signing().status().wire(),
        reconciled.signing().transaction().map(TransactionHash::value).orElse(null),
        failureOf(reconciled.signing().status()));
  }

  private static @Nullable String failureOf(SigningStatus status) {
    return switch (status) {
      case OPEN, SIGNED, UNKNOWN -> null;
      case DECLINED, CANCELLED -> BoutFailure.SIGNING_DECLINED.code();
      case EXPIRED -> BoutFailure.SIGNING_EXPIRED.code();
    };
  }
}
