package io.ringledger.bouts.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.SigningWorld.Event;
import io.ringledger.bouts.application.SigningWorld.What;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowState;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

/** What holds whatever promoter, wallet, ledger and strangers do, in whatever order. */
class FollowingProperties {

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<What> whats =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.of(What.class)),
            Tuple.of(
                5,
                Arbitraries.of(
                    What.PREPARE, What.SIGN, What.VALIDATE, What.LOOK, What.LOOK, What.RESULT)),
            Tuple.of(1, Arbitraries.of(What.WALLET_UP, What.LEDGER_UP)));
    // Two purses are enough for everything but the result, which needs all four.
    Arbitrary<EscrowKind> kinds =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.of(EscrowKind.class)),
            Tuple.of(3, Arbitraries.of(EscrowKind.SHOW_A, EscrowKind.BONUS_A)));
    return Combinators.combine(whats, kinds, Arbitraries.of(true, false))
        .as(Event::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(90)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void nothingIsAskedTwiceAndNothingMovesWithoutProof(@ForAll("events") List<Event> events) {
    SigningWorld world = new SigningWorld();
    for (Event event : events) {
      Bout before = world.scene.now();
      world.happens(event);
      assertHolds(world, before);
    }
    Bout before = world.scene.now();
    world.settles();
    assertHolds(world, before);
    for (EscrowKind kind : EscrowKind.values()) {
      if (world.isCreatedOnLedger(kind)) {
        assertThat(world.scene.escrow(kind).status())
            .as("%s is on the ledger", kind)
            .isNotEqualTo(EscrowStatus.PLANNED);
      }
    }
    Statistics.collect(world.scene.now().status());
  }

  /** The same with all four funded first, so that payouts are what it is about. */
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void theSameHoldsOfPayouts(@ForAll("events") List<Event> events, @ForAll boolean winnerIsA) {
    SigningWorld world = new SigningWorld();
    world.happens(new Event(What.PREPARE, EscrowKind.SHOW_A, true));
    for (EscrowKind kind : EscrowKind.values()) {
      for (What what : List.of(What.SIGN, What.LOOK, What.VALIDATE, What.LOOK)) {
        world.happens(new Event(what, kind, true));
      }
    }
    world.happens(new Event(What.RESULT, EscrowKind.SHOW_A, winnerIsA));
    for (Event event : events) {
      Bout before = world.scene.now();
      world.happens(event);
      assertHolds(world, before);
    }
    Statistics.collect(world.scene.now().status());
  }

  private static void assertHolds(SigningWorld world, Bout before) {
    Bout after = world.scene.now();
    assertThat(world.violations).isEmpty();
    for (Escrow escrow : after.escrows()) {
      assertOneLiveRequest(world, escrow);
      EscrowState was = before.escrow(escrow.kind()).state();
      escrow.state().transactions().stream()
          .filter(hash -> !was.transactions().contains(hash))
          .forEach(hash -> assertThat(world.ledger.validated).contains(hash));
    }
    List<String> history = world.scene.history();
    assertThat(count(history, "escrow.confirm success"))
        .isEqualTo(after.escrows().stream().filter(e -> e.state().creation().isPresent()).count());
    assertThat(count(history, "payout.confirm success"))
        .isEqualTo(in(after, Set.of(EscrowStatus.FINISHED, EscrowStatus.CANCELLED)));
    assertThat(count(history, "escrow.fail escrow_lost"))
        .isEqualTo(in(after, Set.of(EscrowStatus.FAILED)));
    assertThat(world.scene.arena.trail.history(BoutHistory.chainOf(after.id())).intact()).isTrue();
  }

  private static void assertOneLiveRequest(SigningWorld world, Escrow escrow) {
    assertThat(
            world.scene.requests(escrow.kind()).stream()
                .filter(FollowingProperties::isLive)
                .collect(Collectors.groupingBy(SigningRequest::action, Collectors.counting()))
                .values())
        .allMatch(live -> live == 1);
  }

  private static boolean isLive(SigningRequest request) {
    return Set.of(SigningRequestStatus.REQUESTED, SigningRequestStatus.OPEN)
        .contains(request.status());
  }

  private static long in(Bout bout, Set<EscrowStatus> statuses) {
    return bout.escrows().stream().filter(escrow -> statuses.contains(escrow.status())).count();
  }

  private static long count(List<String> history, String entry) {
    return history.stream().filter(entry::equals).count();
  }
}
