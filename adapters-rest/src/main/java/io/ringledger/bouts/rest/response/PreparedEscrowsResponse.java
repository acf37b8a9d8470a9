package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.application.BoutEscrows.PreparedEscrow;
import io.ringledger.bouts.domain.BoutId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The EscrowCreates that are still to be signed. */
public record PreparedEscrowsResponse(String boutId, List<Item> escrows) {

  public static PreparedEscrowsResponse of(BoutId bout, List<PreparedEscrow> prepared) {
    return new PreparedEscrowsResponse(bout.toString(), prepared.stream().map(Item::of).toList());
  }

  /** One escrow, the transaction that creates it, and where to sign it. */
  @Schema(name = "PreparedEscrow")
  public record Item(
      String escrowId,
      String escrowKind,
      Map<String, Object> unsignedTx,
      SignRequestResponse xamanSignRequest) {

    static Item of(PreparedEscrow prepared) {
      return new Item(
          prepared.escrow().id().toString(),
          prepared.escrow().kind().wire(),
          prepared.transaction().json(),
          SignRequestResponse.of(prepared.signing()));
    }
  }
}
