package io.ringledger.reputation.application;

import static io.ringledger.reputation.application.Happened.ANNA;
import static io.ringledger.reputation.application.Happened.BEN;
import static io.ringledger.reputation.application.Happened.NOON;
import static io.ringledger.reputation.application.Happened.deducted;
import static io.ringledger.reputation.application.Happened.earned;
import static io.ringledger.reputation.application.Happened.givenBack;
import static io.ringledger.reputation.application.Happened.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReputationProjectionTest {

  private final ReputationScene scene = new ReputationScene();

  @Test
  void itWantsWhatTellsOfPointsAndIsKnownByOneName() {
    assertThat(scene.projection.name()).isEqualTo("reputation");
    assertThat(scene.projection.types())
        .containsExactlyInAnyOrder("rewards_ledger.PointsEarned", "rewards_ledger.PointsDeducted");
  }

  @Test
  void whatHappenedToAnAccountAddsUp() {
    scene.happen(
        earned(ANNA, 1, 100, 5),
        earned(BEN, 1, 10, 0),
        deducted(ANNA, 2, 30, -2),
        givenBack(ANNA, 3, 30, 2),
        takenBack(ANNA, 4, 100, -5),
        earned(ANNA, 5, 7, 1));
    assertThat(scene.reputations.all())
        .containsExactly(
            new Reputation(ANNA, 1, 7, 5, 5, Optional.of(NOON.plusSeconds(5))),
            new Reputation(BEN, 0, 10, 1, 1, Optional.of(NOON.plusSeconds(1))));
  }

  @Test
  void eachChangeOfAScoreIsToldOnceAndNothingElseIs() {
    NewEvent first = earned(ANNA, 1, 100, 5);
    NewEvent third = deducted(ANNA, 3, 30, -7);
    scene.happen(first, earned(ANNA, 2, 1, 0), third);
    List<NewEvent> told = scene.told();
    assertThat(told)
        .extracting(NewEvent::data)
        .containsExactly(
            EventData.of(
                Map.of(
                    "account_id",
                    ANNA.toString(),
                    "score",
                    5L,
                    "change",
                    5L,
                    "cause_event_id",
                    first.id().toString())),
            EventData.of(
                Map.of(
                    "account_id",
                    ANNA.toString(),
                    "score",
                    -2L,
                    "change",
                    -7L,
                    "cause_event_id",
                    third.id().toString())));
    assertThat(told)
        .allSatisfy(
            event -> {
              assertThat(event.type()).isEqualTo("reputation.ReputationUpdated");
              assertThat(event.subject()).isEqualTo(ANNA.toString());
              assertThat(event.orderingKey()).isEqualTo(ANNA.toString());
            });
    assertThat(told.getLast().time()).isEqualTo(third.time());
  }

  @Test
  void whatComesAgainChangesNothingAndIsNotToldAgain() {
    NewEvent first = earned(ANNA, 1, 100, 5);
    scene.happen(first, earned(ANNA, 2, 100, 5));
    List<Reputation> before = scene.reputations.all();
    scene.unitOfWork.run(() -> scene.log.rewind(ReputationProjection.NAME));
    scene.catchUp(1);
    PublishedEvent again =
        new PublishedEvent(0, 9, first.id(), first.type(), "s", "k", first.time(), first.data());
    scene.projection.consume(List.of(again, again));
    assertThat(scene.reputations.all()).isEqualTo(before);
    assertThat(scene.told()).hasSize(2);
  }
}
