package io.ringledger.reputation.application;

import static io.ringledger.reputation.application.Happened.ANNA;
import static io.ringledger.reputation.application.Happened.BEN;
import static io.ringledger.reputation.application.Happened.NOON;
import static io.ringledger.reputation.application.Happened.deducted;
import static io.ringledger.reputation.application.Happened.earned;
import static io.ringledger.reputation.application.ReputationScene.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.reputation.application.Standings.Rebuilt;
import io.ringledger.reputation.application.Standings.Standing;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.events.NewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingsUseCaseTest {

  private final ReputationScene scene = new ReputationScene();

  @Test
  void ofAnAccountOfWhichNothingIsKnownTheScoreIsZero() {
    scene.happen(earned(ANNA, 1, 100, 5));
    assertThat(scene.standings.of(ANNA).score()).isEqualTo(5);
    assertThat(scene.standings.of(BEN)).isEqualTo(Reputation.unknown(BEN));
  }

  @Test
  void ranksGoOnOverPages() {
    for (int i = 1; i <= 5; i++) {
      scene.happen(earned(new AccountId(new UUID(7, i)), 1, 1, i == 2 ? 5 : i));
    }
    List<Standing> all = new ArrayList<>();
    Optional<Standing> next = Optional.empty();
    int pages = 0;
    do {
      Page<Standing, Standing> page = scene.standings.leaderboard(next, 2);
      all.addAll(page.items());
      next = page.next();
      pages++;
    } while (next.isPresent());
    assertThat(pages).isEqualTo(3);
    assertThat(all).extracting(Standing::rank).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(all).extracting(Standing::score).containsExactly(5L, 5L, 4L, 3L, 1L);
    assertThat(all)
        .extracting(standing -> standing.account().value().getLeastSignificantBits())
        .containsExactly(2L, 5L, 4L, 3L, 1L);
    assertThat(scene.standings.leaderboard(Optional.empty(), 5).next()).isEmpty();
  }

  @Test
  void aRebuildOfWhatIsRightChangesNothingAndIsWrittenDown() {
    scene.happen(earned(ANNA, 1, 100, 5), deducted(ANNA, 2, 10, -1), earned(BEN, 1, 1, 1));
    List<Reputation> before = scene.reputations.all();
    assertThat(scene.standings.rebuild(ADMIN)).isEqualTo(new Rebuilt(2, 0));
    assertThat(scene.reputations.all()).isEqualTo(before);
    assertThat(scene.trail.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("reputation.rebuild");
              assertThat(entry.details()).containsEntry("accounts", "2");
              assertThat(entry.details()).containsEntry("differences", "0");
            });
  }

  @Test
  void aRebuildCorrectsWhatIsWrongMissingOrOfNobodyAndTellsNobody() {
    scene.happen(earned(ANNA, 1, 100, 5), earned(BEN, 1, 1, 1));
    List<Reputation> right = scene.reputations.all();
    int told = scene.told().size();
    AccountId nobody = new AccountId(new UUID(7, 7));
    scene.unitOfWork.run(
        () -> {
          scene.reputations.save(
              List.of(
                  new Reputation(ANNA, 500, 100, 1, 1, Optional.of(NOON)),
                  new Reputation(nobody, 1, 1, 1, 1, Optional.of(NOON))));
          scene.reputations.forget(List.of(BEN));
        });
    assertThat(scene.standings.rebuild(ADMIN)).isEqualTo(new Rebuilt(2, 3));
    assertThat(scene.reputations.all()).isEqualTo(right);
    assertThat(scene.standings.rebuild(ADMIN)).isEqualTo(new Rebuilt(2, 0));
    assertThat(scene.told()).hasSize(told);
  }

  @Test
  void aRebuildLeavesToTheProjectionWhatItHasNotCountedYet() {
    scene.happen(earned(ANNA, 1, 100, 5));
    scene.publish(earned(ANNA, 2, 100, 5), earned(BEN, 1, 1, 1));
    assertThat(scene.standings.rebuild(ADMIN)).isEqualTo(new Rebuilt(1, 0));
    assertThat(scene.standings.of(ANNA).score()).isEqualTo(5);
    scene.catchUp(10);
    assertThat(scene.standings.of(ANNA).score()).isEqualTo(10);
    assertThat(scene.told()).hasSize(3);
  }

  @Test
  void moreThanFitsIntoOnePageIsRebuiltToo() {
    int many = 2 * ReputationRebuild.AT_ONCE + 1;
    scene.happen(
        IntStream.rangeClosed(1, many)
            .mapToObj(i -> earned(ANNA, i, 1, 1))
            .toArray(NewEvent[]::new));
    scene.happen(
        IntStream.rangeClosed(1, many)
            .mapToObj(i -> earned(new AccountId(new UUID(i, i)), 1, 1, 1))
            .toArray(NewEvent[]::new));
    List<Reputation> right = scene.reputations.all();
    assertThat(scene.standings.rebuild(ADMIN)).isEqualTo(new Rebuilt(many + 1, 0));
    scene.unitOfWork.run(
        () -> scene.reputations.forget(right.stream().map(Reputation::account).toList()));
    assertThat(scene.standings.rebuild(ADMIN)).isEqualTo(new Rebuilt(many + 1, many + 1));
    assertThat(scene.reputations.all()).isEqualTo(right);
  }
}
