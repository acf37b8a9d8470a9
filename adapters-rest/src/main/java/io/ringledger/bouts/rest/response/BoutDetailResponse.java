package io.ringledger.bouts.rest.response;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ringledger.bouts.application.BoutView;
import io.ringledger.bouts.domain.Escrow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A bout with everything that was ever signed for it.
 *
 * @param signings by purse; empty for fighters
 * @param warnings what somebody has to do in time
 */
@Schema(name = "BoutDetail")
public record BoutDetailResponse(
    @JsonUnwrapped BoutResponse bout,
    List<EscrowSignings> signings,
    List<FindingResponse> warnings) {

  public static BoutDetailResponse of(BoutView view) {
    return new BoutDetailResponse(
        BoutResponse.of(view.bout()),
        view.bout().escrows().stream().map(escrow -> EscrowSignings.of(view, escrow)).toList(),
        view.warnings().stream().map(FindingResponse::of).toList());
  }

  /** What was ever signed for one purse, oldest first. */
  @Schema(name = "EscrowSignings")
  public record EscrowSignings(
      String escrowKind, List<SigningResponse> requests, List<TransactionResponse> transactions) {

    static EscrowSignings of(BoutView view, Escrow escrow) {
      return new EscrowSignings(
          escrow.kind().wire(),
          view.requests().stream()
              .filter(request -> request.escrow().equals(escrow.id()))
              .map(SigningResponse::of)
              .toList(),
          view.transactions().stream()
              .filter(transaction -> transaction.escrow().equals(escrow.id()))
              .map(TransactionResponse::of)
              .toList());
    }
  }
}
