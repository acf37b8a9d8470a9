package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.BoutPayouts.PreparedPayouts;
import io.ringledger.bouts.application.Prepared;
import io.ringledger.bouts.domain.PayoutStep;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The EscrowFinishes and EscrowCancels that are still to be signed. */
public record PreparedPayoutsResponse(
    String boutId, String boutStatus, List<Item> escrows, List<FindingResponse> warnings) {

  public static PreparedPayoutsResponse of(PreparedPayouts prepared) {
    return new PreparedPayoutsResponse(
        prepared.bout().toString(),
        prepared.status().wire(),
        prepared.payouts().items().stream().map(Item::of).toList(),
        prepared.payouts().warnings().stream().map(FindingResponse::of).toList());
  }

  /**
   * One escrow, the transaction that ends it, and where to sign it.
   *
   * @param notBeforeRipple the ledger refuses the transaction before this moment
   * @param attempt how often it was asked for, this time included
   */
  @Schema(name = "PreparedPayout")
  public record Item(
      String escrowId,
      String escrowKind,
      String action,
      Map<String, Object> unsignedTx,
      SignRequestResponse xamanSignRequest,
      long notBeforeRipple,
      int attempt) {

    static Item of(Prepared.Item<PayoutStep> prepared) {
      PayoutStep step = prepared.step();
      return new Item(
          step.escrow().id().toString(),
          step.escrow().kind().wire(),
          step.closing().wire(),
          prepared.transaction().json(),
          SignRequestResponse.of(prepared.links()),
          step.notBefore().seconds(),
          prepared.request().attempt());
    }
  }
}
