package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.Prepared;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The EscrowCreates that are still to be signed. */
public record PreparedEscrowsResponse(
    String boutId, List<Item> escrows, List<FindingResponse> warnings) {

  public static PreparedEscrowsResponse of(BoutId bout, Prepared<Escrow> prepared) {
    return new PreparedEscrowsResponse(
        bout.toString(),
        prepared.items().stream().map(Item::of).toList(),
        prepared.warnings().stream().map(FindingResponse::of).toList());
  }

  /**
   * One escrow, the transaction that creates it, and where to sign it.
   *
   * @param attempt how often it was asked for, this time included
   */
  @Schema(name = "PreparedEscrow")
  public record Item(
      String escrowId,
      String escrowKind,
      Map<String, Object> unsignedTx,
      SignRequestResponse xamanSignRequest,
      int attempt) {

    static Item of(Prepared.Item<Escrow> prepared) {
      return new Item(
          prepared.step().id().toString(),
          prepared.step().kind().wire(),
          prepared.transaction().json(),
          SignRequestResponse.of(prepared.links()),
          prepared.request().attempt());
    }
  }
}
