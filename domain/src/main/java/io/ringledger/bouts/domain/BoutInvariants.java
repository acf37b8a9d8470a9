package io.ringledger.bouts.domain;

import io.ringledger.bouts.domain.EscrowState.Cancelled;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowState.Finished;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for every bout at every time; a bout that breaks one cannot be built. */
final class BoutInvariants {

  private BoutInvariants() {}

  static void check(Bout bout) {
    List<Escrow> escrows = bout.escrows();
    require(escrows.size() == EscrowKind.values().length, bout, "one escrow of each kind");
    require(distinct(escrows.stream().map(Escrow::id).toList()), bout, "each escrow its own id");
    require(distinct(transactions(escrows).toList()), bout, "a transaction confirms one step only");
    require(distinct(offerSequences(escrows).toList()), bout, "an offer sequence names one escrow");
    require(
        escrows.stream().map(escrow -> escrow.terms().owner()).distinct().count() == 1,
        bout,
        "one wallet funds all four purses");
    boolean hasResult = bout.status().compareTo(BoutStatus.RESULT_ENTERED) >= 0;
    require(hasResult == bout.winner().isPresent(), bout, "a winner exactly after the result");
    boolean allCreated = escrows.stream().allMatch(Escrow::wasCreated);
    require((bout.status() == BoutStatus.DRAFT) != allCreated, bout, "draft until all are created");
    boolean anyMoved =
        escrows.stream()
            .anyMatch(e -> e.state() instanceof Finished || e.state() instanceof Cancelled);
    boolean paying = bout.status().compareTo(BoutStatus.PAYOUTS_IN_PROGRESS) >= 0;
    require(paying == anyMoved, bout, "payouts in progress exactly when a purse has moved");
    require(
        (bout.status() == BoutStatus.CLOSED) == bout.isSettled(),
        bout,
        "closed exactly when both shows and the winner's bonus are finished");
    bout.winner().ifPresent(winner -> checkBonuses(bout, winner));
  }

  private static void checkBonuses(Bout bout, Corner winner) {
    require(
        !(bout.escrow(EscrowKind.bonusOf(winner)).state() instanceof Cancelled),
        bout,
        "the winner's bonus is never cancelled");
    require(
        !(bout.escrow(EscrowKind.bonusOf(winner.opposite())).state() instanceof Finished),
        bout,
        "the loser's bonus is never finished");
  }

  /** Every transaction that has moved one of these escrows. */
  static Stream<TransactionHash> transactions(Collection<Escrow> escrows) {
    return escrows.stream().flatMap(escrow -> escrow.state().transactions().stream());
  }

  /** What names these escrows on the ledger; they all have the same owner. */
  static Stream<OfferSequence> offerSequences(Collection<Escrow> escrows) {
    return escrows.stream()
        .flatMap(escrow -> escrow.state().creation().stream())
        .map(Created::offerSequence);
  }

  private static boolean distinct(Collection<?> things) {
    Set<Object> seen = new HashSet<>(things);
    return seen.size() == things.size();
  }

  private static void require(boolean holds, Bout bout, String invariant) {
    if (!holds) {
      throw new IllegalStateException(bout + " breaks an invariant: " + invariant);
    }
  }
}
