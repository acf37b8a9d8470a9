package io.ringledger.reputation.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.reputation.application.Standings.Rebuilt;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However events come, again or in whatever batches: what is kept is what a rebuild comes to. */
class ReputationRebuildProperties {

  private static final int ACCOUNTS = 6;

  /**
   * Something that happens to one of a few accounts.
   *
   * @param again how often it is told once more
   * @param batch the projection takes so many at once afterwards; 0: it does not come by
   */
  record Step(int account, boolean earned, long points, long impact, int again, int batch) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, ACCOUNTS - 1),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(1, 1_000_000),
            Arbitraries.longs().between(-1_000_000, 1_000_000),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 4))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 300)
  void theProjectionEqualsItsRebuild(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 7) int last) {
    ReputationScene scene = new ReputationScene();
    long[] sequences = new long[ACCOUNTS];
    long[] scores = new long[ACCOUNTS];
    List<NewEvent> changes = new ArrayList<>();
    for (Step step : steps) {
      AccountId account = new AccountId(new UUID(step.account(), 1));
      long sequence = ++sequences[step.account()];
      scores[step.account()] += step.impact();
      NewEvent event =
          step.earned()
              ? Happened.earned(account, sequence, step.points(), step.impact())
              : Happened.deducted(account, sequence, step.points(), step.impact());
      scene.publish(event);
      if (step.impact() != 0) {
        changes.add(event);
      }
      for (int again = 0; again < step.again(); again++) {
        scene.publish(copy(event));
      }
      if (step.batch() > 0) {
        scene.catchUp(step.batch());
        assertThat(scene.standings.rebuild(ReputationScene.ADMIN).differences()).isZero();
      }
    }
    scene.catchUp(last);

    List<Reputation> kept = scene.reputations.all();
    assertThat(kept)
        .allSatisfy(
            each ->
                assertThat(each.score())
                    .isEqualTo(scores[(int) each.account().value().getMostSignificantBits()]));
    assertThat(scene.told())
        .extracting(told -> told.data().text("cause_event_id"))
        .containsExactlyInAnyOrderElementsOf(
            changes.stream().map(event -> event.id().toString()).toList());
    assertThat(scene.standings.rebuild(ReputationScene.ADMIN))
        .isEqualTo(new Rebuilt(kept.size(), 0));
    scene.unitOfWork.run(
        () -> scene.reputations.forget(kept.stream().map(Reputation::account).toList()));
    assertThat(scene.standings.rebuild(ReputationScene.ADMIN))
        .isEqualTo(new Rebuilt(kept.size(), kept.size()));
    assertThat(scene.reputations.all()).isEqualTo(kept);
  }

  /** The same said again, as a ledger that was restored from a backup might. */
  private static NewEvent copy(NewEvent event) {
    return new NewEvent(
        UUID.randomUUID(),
        event.type(),
        event.subject(),
        event.orderingKey(),
        event.time(),
        EventData.of(event.data().facts()));
  }
}
