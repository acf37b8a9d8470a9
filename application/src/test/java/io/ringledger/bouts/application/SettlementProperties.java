package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.ADMINS;
import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.application.Arena.STRANGERS;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.BoutPayouts.PreparedPayouts;
import io.ringledger.bouts.application.Prepared.Item;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.Lies;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** What holds of the use cases together, whoever calls them in whatever order. */
class SettlementProperties {

  /** Something a client does. */
  record Call(Verb verb, EscrowKind kind, Corner corner, int key, int lie) {}

  enum Verb {
    PREPARE_ESCROWS,
    CONFIRM_ESCROW,
    ENTER_RESULT,
    PREPARE_PAYOUTS,
    CONFIRM_PAYOUT,
    CONFIRM_WRONG_WAY,
    RECONCILE,
    WALLET_FAILS,
    WALLET_COMES_BACK,
    BY_A_STRANGER,
    LOOK
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    Arbitrary<Verb> verbs =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.of(Verb.class)),
            Tuple.of(
                2,
                Arbitraries.of(
                    Verb.CONFIRM_ESCROW,
                    Verb.CONFIRM_PAYOUT,
                    Verb.PREPARE_PAYOUTS,
                    Verb.ENTER_RESULT)));
    // Truth is the most frequent: lies in one field are picked by the numbers from 0.
    Arbitrary<Integer> lies =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(-1)), Tuple.of(1, Arbitraries.integers().between(0, 20)));
    return Combinators.combine(
            verbs,
            Arbitraries.of(EscrowKind.class),
            Arbitraries.of(Corner.class),
            Arbitraries.integers().between(0, 12),
            lies)
        .as(Call::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theLosersSecretNeverLeaves(@ForAll BoutStatus from, @ForAll("calls") List<Call> calls) {
    Bout bout = aBoutIn(from);
    Arena arena = new Arena().with(bout);
    arena.ledger.trusting();
    StringBuilder said = new StringBuilder();
    for (Call call : calls) {
      said.append(perform(arena, bout, call)).append('\n');
    }
    said.append(arena.trail.entries()).append(arena.wallet.orders());
    arena.wallet.orders().forEach(order -> said.append(order.transaction().json()));
    String everything = said.toString().toLowerCase(Locale.ROOT);

    Optional<Corner> winner = arena.now(bout).winner();
    for (Corner corner : Corner.values()) {
      if (winner.isEmpty() || winner.get() != corner) {
        assertThat(everything)
            .as("the secret of %s, winner %s", corner, winner)
            .doesNotContain(HexFormat.of().formatHex(preimageOf(bout.id(), corner).bytes()));
        assertThat(arena.preimages.disclosed())
            .doesNotContain(bout.escrow(EscrowKind.bonusOf(corner)).id());
      }
    }
    // Nor does the winner's get into the history, which people other than the promoter read.
    for (Corner corner : Corner.values()) {
      assertThat(arena.trail.entries().toString().toLowerCase(Locale.ROOT))
          .doesNotContain(HexFormat.of().formatHex(preimageOf(bout.id(), corner).bytes()));
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void oneKeyHasOneAnswerAndEachMoveOneEntry(
      @ForAll BoutStatus from, @ForAll("calls") List<Call> calls) {
    Bout bout = aBoutIn(from);
    Arena arena = new Arena().with(bout);
    arena.ledger.trusting();
    Map<String, Answer> given = new HashMap<>();
    int moves = 0;
    for (Call call : calls) {
      Bout before = arena.now(bout);
      int entries = arena.historyOf(bout).size();
      Object said = perform(arena, bout, call);
      Bout after = arena.now(bout);

      boolean moved = !statesOf(after).equals(statesOf(before));
      moves += moved ? 1 : 0;
      if (moved || after.status() != before.status()) {
        assertThat(arena.historyOf(bout)).hasSize(entries + 1);
        assertThat(arena.historyOf(bout).getLast()).endsWith(" success");
      }
      if (said instanceof Answer answer && !answer.body().contains("idempotency_key_reused")) {
        String name = nameOf(arena, bout, call);
        assertThat(given.getOrDefault(name, answer)).as(name).isEqualTo(answer);
        given.put(name, answer);
        assertThat(perform(arena, bout, call)).as("repeated").isEqualTo(answer);
        assertThat(arena.now(bout).snapshot()).isEqualTo(after.snapshot());
      }
    }
    assertThat(moves).isLessThanOrEqualTo(8);
    assertThat(arena.trail.history(BoutHistory.chainOf(bout.id())).intact()).isTrue();
  }

  private static Object perform(Arena arena, Bout bout, Call call) {
    return switch (call.verb()) {
      case PREPARE_ESCROWS -> arena.escrows.prepare(PROMOTERS, bout.id(), Set.of());
      case CONFIRM_ESCROW -> arena.confirm(bout, "key-" + call.key(), createClaim(bout, call));
      case ENTER_RESULT -> arena.results.enter(ADMINS, bout.id(), call.corner());
      case PREPARE_PAYOUTS -> preparedBy(PROMOTERS, arena, bout);
      case CONFIRM_PAYOUT, CONFIRM_WRONG_WAY ->
          arena.confirm(bout, "key-" + call.key(), payoutClaim(arena, bout, call));
      case RECONCILE ->
          arena.payouts.reconcile(
              new ReconcileSigning(
                  PROMOTERS,
                  bout.id(),
                  call.kind(),
                  uuidOf("payload " + call.key()),
                  Optional.of(call.corner() == Corner.A ? "declined" : "signed"),
                  Optional.empty()));
      case WALLET_FAILS -> {
        arena.wallet.failsAfter(call.key());
        yield "";
      }
      case WALLET_COMES_BACK -> {
        arena.wallet.comesBack();
        yield "";
      }
      case BY_A_STRANGER -> preparedBy(STRANGERS, arena, bout);
      case LOOK ->
          List.of(
              arena.directory.find(PROMOTERS, bout.id()).map(BoutView::bout).map(Bout::snapshot),
              arena.directory.audit(PROMOTERS, bout.id()));
    };
  }

  /** What was prepared, and the transactions as they would go over the wire. */
  private static String preparedBy(Caller caller, Arena arena, Bout bout) {
    Outcome<PreparedPayouts> outcome = arena.payouts.prepare(caller, bout.id(), Set.of());
    StringBuilder wire = new StringBuilder(outcome.toString());
    if (outcome instanceof Success<PreparedPayouts>(var prepared)) {
      for (Item<PayoutStep> one : prepared.payouts().items()) {
        wire.append(one.transaction().json());
      }
    }
    return wire.toString();
  }

  private static EscrowCreateClaim createClaim(Bout bout, Call call) {
    EscrowCreateClaim truth = aCreateClaim(bout, call.kind());
    return call.lie() < 0 ? truth : pick(List.copyOf(Lies.in(truth).values()), call.lie());
  }

  private static PayoutClaim payoutClaim(Arena arena, Bout bout, Call call) {
    Corner winner = arena.now(bout).winner().orElse(Corner.A);
    boolean losers = call.kind().isBonus() && call.kind().corner() != winner;
    boolean wrong = call.verb() == Verb.CONFIRM_WRONG_WAY;
    Closing closing = losers == wrong ? Closing.FINISH : Closing.CANCEL;
    PayoutClaim truth = aPayoutClaim(bout, call.kind(), closing);
    return call.lie() < 0 ? truth : pick(List.copyOf(Lies.in(truth).values()), call.lie());
  }

  /** Which intent it is: operation, key and body. */
  private static String nameOf(Arena arena, Bout bout, Call call) {
    Object claim =
        call.verb() == Verb.CONFIRM_ESCROW
            ? createClaim(bout, call)
            : payoutClaim(arena, bout, call);
    return (call.verb() == Verb.CONFIRM_ESCROW ? "escrow " : "payout ")
        + call.key()
        + " "
        + claim
        + " "
        + claim.hashCode();
  }

  private static List<EscrowStatus> statesOf(Bout bout) {
    return bout.escrows().stream().map(escrow -> escrow.state().status()).toList();
  }

  private static <T> T pick(List<T> all, int which) {
    return all.get(Math.floorMod(which, all.size()));
  }
}
