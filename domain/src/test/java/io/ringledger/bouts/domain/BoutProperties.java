package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.BoutCommand.Adopt;
import io.ringledger.bouts.domain.BoutCommand.AdoptClosing;
import io.ringledger.bouts.domain.BoutCommand.Bend;
import io.ringledger.bouts.domain.BoutCommand.Create;
import io.ringledger.bouts.domain.BoutCommand.Decide;
import io.ringledger.bouts.domain.BoutCommand.Lose;
import io.ringledger.bouts.domain.BoutCommand.Pay;
import io.ringledger.bouts.domain.BoutCommand.Word;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds of a bout whatever is done to it, in whatever order. */
class BoutProperties {

  private static final Map<BoutStatus, Set<BoutStatus>> TABLE =
      Map.of(
          BoutStatus.DRAFT, Set.of(BoutStatus.DRAFT, BoutStatus.ESCROWS_CREATED),
          BoutStatus.ESCROWS_CREATED, Set.of(BoutStatus.RESULT_ENTERED),
          BoutStatus.RESULT_ENTERED, Set.of(BoutStatus.PAYOUTS_IN_PROGRESS),
          BoutStatus.PAYOUTS_IN_PROGRESS, Set.of(BoutStatus.PAYOUTS_IN_PROGRESS, BoutStatus.CLOSED),
          BoutStatus.CLOSED, Set.of(BoutStatus.CLOSED));

  private static final Map<EscrowStatus, Set<EscrowStatus>> ESCROW_TABLE =
      Map.of(
          EscrowStatus.PLANNED, Set.of(EscrowStatus.CREATED, EscrowStatus.FAILED),
          EscrowStatus.CREATED,
              Set.of(EscrowStatus.FINISHED, EscrowStatus.CANCELLED, EscrowStatus.FAILED),
          EscrowStatus.FINISHED, Set.of(),
          EscrowStatus.CANCELLED, Set.of(),
          EscrowStatus.FAILED, Set.of());

  @Provide
  Arbitrary<List<BoutCommand>> commands() {
    Arbitrary<EscrowKind> kinds = Arbitraries.of(EscrowKind.class);
    Arbitrary<Bend> bends =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just(Bend.STRAIGHT)), Tuple.of(2, Arbitraries.of(Bend.class)));
    Arbitrary<Word> words =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of(Word.DECLARED, Word.PROVED)),
            Tuple.of(2, Arbitraries.of(Word.class)));
    Arbitrary<Integer> lies = Arbitraries.integers().between(0, 40);
    Arbitrary<BoutCommand> creates = Combinators.combine(kinds, bends, words, lies).as(Create::new);
    Arbitrary<BoutCommand> payouts =
        Combinators.combine(kinds, Arbitraries.of(Closing.class), bends, words, lies).as(Pay::new);
    Arbitrary<BoutCommand> results = Arbitraries.of(Corner.class).map(Decide::new);
    Arbitrary<BoutCommand> adoptions =
        Combinators.combine(kinds, Arbitraries.integers().between(-4, 0)).as(Adopt::new);
    Arbitrary<BoutCommand> closings =
        Combinators.combine(kinds, Arbitraries.of(Closing.class), Arbitraries.of(true, false))
            .as(AdoptClosing::new);
    Arbitrary<BoutCommand> losses = kinds.map(Lose::new);
    return Arbitraries.frequencyOf(
            Tuple.of(12, creates),
            Tuple.of(20, payouts),
            Tuple.of(4, results),
            Tuple.of(6, adoptions),
            Tuple.of(8, closings),
            Tuple.of(1, losses))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void nothingMovesExceptAsTheTablesSay(
      @ForAll BoutStatus from, @ForAll("commands") List<BoutCommand> commands) {
    Bout bout = aBoutIn(from);
    for (BoutCommand command : commands) {
      Bout before = bout;
      BoutSnapshot was = before.snapshot();
      boolean honest = command.isHonest(before);
      Outcome<Bout> outcome = command.applyTo(before);

      assertThat(before.snapshot()).as("a bout does not change by itself").isEqualTo(was);
      switch (outcome) {
        case Rejected<Bout>(var code, var reason, _) -> {
          assertThat(honest).as("%s refused %s: %s", before, command, reason).isFalse();
          bout = recorded(before, command, code.code(), reason);
        }
        case Success<Bout>(var after) -> {
          assertAllowed(before, after, command);
          bout = after;
        }
      }
      assertHolds(bout);
    }
    Statistics.collect(bout.status());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void eachDropLeavesItsEscrowOnce(
      @ForAll BoutStatus from, @ForAll("commands") List<BoutCommand> commands) {
    Map<EscrowKind, Integer> left = new EnumMap<>(EscrowKind.class);
    Bout bout = aBoutIn(from);
    for (EscrowKind kind : EscrowKind.values()) {
      if (hasLeft(bout, kind)) {
        left.put(kind, 1);
      }
    }
    for (BoutCommand command : commands) {
      Bout before = bout;
      if (command.applyTo(before) instanceof Success<Bout>(var after)) {
        for (EscrowKind kind : EscrowKind.values()) {
          if (before.escrow(kind).status() == EscrowStatus.CREATED && hasLeft(after, kind)) {
            left.merge(kind, 1, Integer::sum);
          }
          assertThat(after.escrow(kind).terms()).isEqualTo(before.escrow(kind).terms());
        }
        bout = after;
      }
    }
    assertThat(left.values()).allMatch(times -> times == 1);
    for (EscrowKind kind : EscrowKind.values()) {
      assertThat(left.containsKey(kind)).isEqualTo(hasLeft(bout, kind));
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void thePermitToDiscloseIsOnlyEverForTheWinnersBonus(
      @ForAll BoutStatus from, @ForAll("commands") List<BoutCommand> commands) {
    Bout bout = aBoutIn(from);
    for (BoutCommand command : commands) {
      if (command.applyTo(bout) instanceof Success<Bout>(var after)) {
        bout = after;
      }
      if (bout.payoutsToPrepare() instanceof Success<List<PayoutStep>>(var steps)) {
        Corner winner = bout.winner().orElseThrow();
        for (PayoutStep step : steps) {
          if (step instanceof PayoutStep.FinishBonus(_, _, _, var permit)) {
            assertThat(permit.escrow()).isEqualTo(bout.escrow(EscrowKind.bonusOf(winner)).id());
          }
          assertThat(step.closing()).isEqualTo(BoutFixtures.closingOf(bout, step.escrow().kind()));
          assertThat(step.escrow().status()).isEqualTo(EscrowStatus.CREATED);
        }
      } else {
        assertThat(bout.winner()).isEmpty();
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyBoutCanBeSettledHoweverItWasLeft(
      @ForAll BoutStatus from, @ForAll("commands") List<BoutCommand> commands) {
    Bout bout = aBoutIn(from);
    for (BoutCommand command : commands) {
      // One with a transaction of its own stays out: it would keep the usual one from its place.
      if (command.isHonest(bout) && !loses(bout, command)) {
        bout = successOf(command.applyTo(bout));
      }
    }
    for (EscrowKind kind : EscrowKind.values()) {
      if (bout.escrow(kind).status() == EscrowStatus.PLANNED) {
        bout = BoutFixtures.created(bout, kind);
      }
    }
    if (bout.winner().isEmpty()) {
      bout = BoutFixtures.withResult(bout, Corner.B);
    }
    for (PayoutStep step : successOf(bout.payoutsToPrepare())) {
      bout = BoutFixtures.paid(bout, step.escrow().kind());
    }
    assertThat(bout.status()).isEqualTo(BoutStatus.CLOSED);
    assertThat(successOf(bout.payoutsToPrepare())).isEmpty();
  }

  /** As a use case does it: the refusal is kept and nothing else changes. */
  private static Bout recorded(Bout before, BoutCommand command, String code, String reason) {
    EscrowKind kind =
        switch (command) {
          case Create create -> create.kind();
          case Pay pay -> pay.kind();
          case Adopt adopt -> adopt.kind();
          case AdoptClosing closing -> closing.kind();
          case Lose lose -> lose.kind();
          case Decide _ -> EscrowKind.SHOW_A;
        };
    Bout after =
        before.recordFailure(
            kind, new RecordedFailure(BoutFailure.ofCode(code).orElseThrow(), reason));
    assertThat(statesOf(after)).isEqualTo(statesOf(before));
    assertThat(after.status()).isEqualTo(before.status());
    assertThat(after.winner()).isEqualTo(before.winner());
    return after;
  }

  private static void assertAllowed(Bout before, Bout after, BoutCommand command) {
    if (loses(before, command)) {
      assertThat(after.status()).isEqualTo(before.status());
    } else {
      assertThat(TABLE.get(before.status()))
          .as("%s by %s", before, command)
          .contains(after.status());
    }
    before
        .winner()
        .ifPresent(winner -> assertThat(after.winner()).as("the winner").contains(winner));
    List<EscrowKind> moved =
        before.escrows().stream()
            .map(Escrow::kind)
            .filter(kind -> !after.escrow(kind).state().equals(before.escrow(kind).state()))
            .toList();
    switch (command) {
      case Create(var kind, var bend, var word, _) -> {
        assertThat(moved).containsExactly(kind);
        assertThat(bend).isIn(Bend.STRAIGHT, Bend.USED_TRANSACTION);
        assertThat(word.isHonest()).isTrue();
      }
      case Pay(var kind, var closing, var bend, var word, _) -> {
        assertThat(moved).containsExactly(kind);
        assertThat(bend).isEqualTo(Bend.STRAIGHT);
        assertThat(word.isHonest()).isTrue();
        assertThat(closing).isEqualTo(BoutFixtures.closingOf(before, kind));
      }
      case Adopt(var kind, var lie) -> {
        assertThat(moved).containsExactly(kind);
        assertThat(lie).isNegative();
      }
      case AdoptClosing(var kind, _, var ours) -> {
        assertThat(moved).containsExactly(kind);
        assertThat(ours).isTrue();
      }
      case Lose(var kind) -> assertThat(moved).containsExactly(kind);
      case Decide _ -> assertThat(moved).isEmpty();
    }
    for (EscrowKind kind : moved) {
      assertThat(ESCROW_TABLE.get(before.escrow(kind).status()))
          .contains(after.escrow(kind).status());
      assertThat(after.escrow(kind).failure().isPresent()).isEqualTo(loses(before, command));
      assertThat(after.escrow(kind).status() == EscrowStatus.FAILED)
          .isEqualTo(loses(before, command));
    }
  }

  /** Whether an escrow fails by it. */
  private static boolean loses(Bout before, BoutCommand command) {
    return command instanceof Lose
        || (command instanceof AdoptClosing closing && !closing.isRightWay(before));
  }

  private static void assertHolds(Bout bout) {
    boolean settled =
        bout.winner().isPresent()
            && List.of(
                    EscrowKind.SHOW_A, EscrowKind.SHOW_B, EscrowKind.bonusOf(bout.winner().get()))
                .stream()
                .allMatch(kind -> bout.escrow(kind).status() == EscrowStatus.FINISHED);
    assertThat(bout.status() == BoutStatus.CLOSED).as("closed iff settled").isEqualTo(settled);
    bout.winner()
        .ifPresent(
            winner -> {
              assertThat(bout.escrow(EscrowKind.bonusOf(winner)).status())
                  .isNotEqualTo(EscrowStatus.CANCELLED);
              assertThat(bout.escrow(EscrowKind.bonusOf(winner.opposite())).status())
                  .isNotEqualTo(EscrowStatus.FINISHED);
            });
    assertThat(Bout.restore(bout.snapshot()).snapshot()).isEqualTo(bout.snapshot());
  }

  private static boolean hasLeft(Bout bout, EscrowKind kind) {
    return Set.of(EscrowStatus.FINISHED, EscrowStatus.CANCELLED)
        .contains(bout.escrow(kind).status());
  }

  private static List<EscrowState> statesOf(Bout bout) {
    return bout.escrows().stream().map(Escrow::state).toList();
  }
}
