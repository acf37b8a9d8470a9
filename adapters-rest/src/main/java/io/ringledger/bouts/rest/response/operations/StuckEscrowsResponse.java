package io.ringledger.bouts.rest.response.operations;

import io.ringledger.bouts.application.outbound.EscrowWatch.StuckEscrow;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The escrows that somebody should look at, the longest waiting first. */
public record StuckEscrowsResponse(List<Item> escrows) {

  public static StuckEscrowsResponse of(List<StuckEscrow> stuck) {
    return new StuckEscrowsResponse(stuck.stream().map(Item::of).toList());
  }

  /** One of them. */
  @Schema(name = "StuckEscrow")
  public record Item(
      String boutId,
      String escrowId,
      String escrowKind,
      String escrowStatus,
      String cause,
      String since,
      String detail,
      @Nullable String nextLookAt) {

    static Item of(StuckEscrow stuck) {
      return new Item(
          stuck.bout().toString(),
          stuck.escrow().toString(),
          stuck.kind().wire(),
          stuck.status().wire(),
          stuck.cause().wire(),
          stuck.since().toString(),
          stuck.detail(),
          stuck.nextLook().map(Instant::toString).orElse(null));
    }
  }
}
