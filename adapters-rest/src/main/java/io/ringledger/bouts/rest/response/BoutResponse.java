package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bout with its four escrows, in the order of their kinds. */
public record BoutResponse(
    String boutId,
    String boutStatus,
    String promoterUserId,
    String fighterAUserId,
    String fighterBUserId,
    String eventDatetimeUtc,
    String promoterOwnerAddress,
    @Nullable String winner,
    long showADrops,
    long showBDrops,
    long bonusADrops,
    long bonusBDrops,
    String createdAt,
    List<EscrowResponse> escrows) {

  public static BoutResponse of(Bout bout) {
    return new BoutResponse(
        bout.id().toString(),
        bout.status().wire(),
        bout.promoter().toString(),
        bout.fighter(Corner.A).toString(),
        bout.fighter(Corner.B).toString(),
        bout.event().truncatedTo(ChronoUnit.MICROS).toString(),
        bout.escrow(EscrowKind.SHOW_A).terms().owner().value(),
        bout.winner().map(Corner::name).orElse(null),
        drops(bout, EscrowKind.SHOW_A),
        drops(bout, EscrowKind.SHOW_B),
        drops(bout, EscrowKind.BONUS_A),
        drops(bout, EscrowKind.BONUS_B),
        bout.createdAt().truncatedTo(ChronoUnit.MICROS).toString(),
        bout.escrows().stream().map(EscrowResponse::of).toList());
  }

  private static long drops(Bout bout, EscrowKind kind) {
    return bout.escrow(kind).terms().amount().value();
  }
}
