package io.ringledger.bouts.persistence;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jobs on the real scheduler and a real PostgreSQL. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class FollowUpJobsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant FAR_AWAY = Instant.parse("2999-01-01T00:00:00Z");

  @Inject Jobs jobs;
  @Inject FollowUps followUps;
  @Inject ScriptedFollowing following;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  private final EscrowId escrow = new EscrowId(UUID.randomUUID());

  @AfterEach
  void stop() {
    jobs.stop();
  }

  @Test
  void whatIsDueIsLookedAtAndThenTakenOffTheAgenda() throws InterruptedException {
    follow(NOW);
    jobs.start();

    await(() -> rows().isEmpty());
    assertThat(following.looksAt(escrow))
        .singleElement()
        .satisfies(run -> assertThat(run.value()).startsWith("job-"));
    assertThat(following.swept().await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void itIsLookedAtAgainWhenThatIsSaid() {
    following.looks(escrow, look -> look < 3 ? Optional.of(NOW) : Optional.of(FAR_AWAY));
    follow(NOW);
    jobs.start();

    await(() -> executionTimes().equals(List.of(FAR_AWAY)));
    assertThat(following.looksAt(escrow)).hasSize(3);
  }

  @Test
  void whatIsNotDueYetIsLeftAlone() {
    EscrowId due = new EscrowId(UUID.randomUUID());
    follow(FAR_AWAY);
    unitOfWork.run(() -> followUps.follow(due, NOW));
    jobs.start();

    await(() -> !following.looksAt(due).isEmpty());
    assertThat(following.looksAt(escrow)).isEmpty();
  }

  @Test
  void aWishDuringALookThatWasTheLastIsNotLost() {
    wishDuringTheFirstLook(Optional.empty());

    await(() -> following.looksAt(escrow).size() == 2);
    await(() -> rows().isEmpty());
  }

  @Test
  void aWishDuringALookComesBeforeAFarAwayNextOne() {
    wishDuringTheFirstLook(Optional.of(FAR_AWAY));

    await(() -> following.looksAt(escrow).size() == 2);
  }

  private void wishDuringTheFirstLook(Optional<Instant> next) {
    following.looks(
        escrow,
        look -> {
          if (look == 1) {
            follow(NOW);
            return next;
          }
          return Optional.empty();
        });
    follow(NOW);
    jobs.start();
  }

  @Test
  void aLookThatFailsIsRepeatedLaterAndLater() {
    List<Instant> planned = new CopyOnWriteArrayList<>();
    following.looks(
        escrow,
        look -> {
          planned.addAll(executionTimes());
          if (look <= 4) {
            throw new IllegalStateException("on purpose");
          }
          return Optional.of(FAR_AWAY);
        });
    follow(NOW);
    jobs.start();

    await(() -> executionTimes().equals(List.of(FAR_AWAY)));
    assertThat(planned)
        .containsExactly(
            NOW, NOW.plusSeconds(5), NOW.plusSeconds(10), NOW.plusSeconds(20), NOW.plusSeconds(40));
  }

  @Test
  void itIsNeverPutOffForMoreThanTenMinutes() {
    List<Instant> planned = new CopyOnWriteArrayList<>();
    following.looks(
        escrow,
        look -> {
          planned.addAll(executionTimes());
          if (look == 1) {
            throw new IllegalStateException("on purpose");
          }
          return Optional.of(FAR_AWAY);
        });
    follow(NOW);
    update("consecutive_failures = 1000");
    jobs.start();

    await(() -> executionTimes().equals(List.of(FAR_AWAY)));
    assertThat(planned).containsExactly(NOW, NOW.plus(Duration.ofMinutes(10)));
  }

  @Test
  void whatADeadReplicaHadTakenIsTakenOver() {
    follow(NOW);
    update("picked = true, picked_by = 'dead', last_heartbeat = now() - interval '5 minutes'");
    jobs.start();

    await(() -> rows().isEmpty());
    assertThat(following.looksAt(escrow)).hasSize(1);
  }

  @Test
  void whatALivingReplicaHasTakenIsLeftToIt() {
    EscrowId due = new EscrowId(UUID.randomUUID());
    follow(NOW);
    update("picked = true, picked_by = 'alive', last_heartbeat = now()");
    unitOfWork.run(() -> followUps.follow(due, NOW));
    jobs.start();

    await(() -> !following.looksAt(due).isEmpty());
    assertThat(following.looksAt(escrow)).isEmpty();
  }

  @Test
  void aUnitOfWorkThatFailsHasNothingLookedAt() {
    EscrowId due = new EscrowId(UUID.randomUUID());
    assertThatThrownBy(
            () ->
                unitOfWork.run(
                    () -> {
                      followUps.follow(escrow, NOW);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    unitOfWork.run(() -> followUps.follow(due, NOW));
    jobs.start();

    await(() -> !following.looksAt(due).isEmpty());
    assertThat(following.looksAt(escrow)).isEmpty();
  }

  private void follow(Instant at) {
    unitOfWork.run(() -> followUps.follow(escrow, at));
  }

  private void update(String change) {
    try (var application = database.connectAsApplication()) {
      Sql.run(
          application,
          "update scheduled_tasks set %s where task_instance = '%s'".formatted(change, escrow));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private List<Instant> executionTimes() {
    return rows().stream().map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))).toList();
  }

  private List<String> rows() {
    try (var owner = database.connectAsOwner()) {
      return Sql.column(
          owner,
          "select extract(epoch from execution_time)::bigint from scheduled_tasks"
              + " where task_instance = '"
              + escrow
              + "'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for the job").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
