package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.BoutPayouts.PreparedPayout;
import io.ringledger.bouts.application.BoutPayouts.PreparedPayouts;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The EscrowFinishes and EscrowCancels that are still to be signed. */
public record PreparedPayoutsResponse(String boutId, String boutStatus, List<Item> escrows) {

  public static PreparedPayoutsResponse of(PreparedPayouts prepared) {
    return new PreparedPayoutsResponse(
        prepared.bout().toString(),
        prepared.status().wire(),
        prepared.payouts().stream().map(Item::of).toList());
  }

  /**
   * One escrow, the transaction that ends it, and where to sign it.
   *
   * @param notBeforeRipple the ledger refuses the transaction before this moment
   */
  @Schema(name = "PreparedPayout")
  public record Item(
      String escrowId,
      String escrowKind,
      String action,
      Map<String, Object> unsignedTx,
      SignRequestResponse xamanSignRequest,
      long notBeforeRipple) {

    static Item of(PreparedPayout prepared) {
      return new Item(
          prepared.step().escrow().id().toString(),
          prepared.step().escrow().kind().wire(),
          prepared.step().closing().wire(),
          prepared.transaction().json(),
          SignRequestResponse.of(prepared.signing()),
          prepared.step().notBefore().seconds());
    }
  }
}
