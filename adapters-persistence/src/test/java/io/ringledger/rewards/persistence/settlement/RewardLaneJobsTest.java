package io.ringledger.rewards.persistence.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.fakes.ScriptedEventReader;
import io.ringledger.rewards.application.outbound.RewardSettlements.Accepted;
import io.ringledger.rewards.application.settlement.RewardLanes;
import io.ringledger.rewards.application.settlement.RewardPorts;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lanes on the real scheduler and a real PostgreSQL. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class RewardLaneJobsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Jobs jobs;
  @Inject RewardPorts ports;
  EmbeddedDatabase database;

  @AfterEach
  void stop() {
    jobs.stop();
  }

  @Test
  void everyLaneBringsItsSettlementsToTheirEnd() {
    List<SettlementId> all = accept();
    jobs.start();

    await(() -> ended(all));
    assertThat(lanes("count(*)")).containsExactly(Integer.toString(RewardLanes.LANES));
  }

  @Test
  void whatADeadReplicaHadTakenIsTakenOver() throws SQLException {
    jobs.start();
    await(() -> lanes("count(*)").equals(List.of("8")));
    jobs.stop();
    try (var application = database.connectAsApplication()) {
      Sql.run(
          application,
          "update scheduled_tasks set picked = true, picked_by = 'dead',"
              + " last_heartbeat = now() - interval '5 minutes' where task_name = 'reward-lane'");
    }
    List<SettlementId> all = accept();
    jobs.start();

    await(() -> ended(all));
  }

  @Test
  void wakingHasAnIdleLaneRunSoonAndLeavesOneThatRunsAlone() throws SQLException {
    jobs.start();
    await(() -> lanes("count(*)").equals(List.of("8")));
    jobs.stop();
    try (var application = database.connectAsApplication()) {
      Sql.run(
          application,
          "update scheduled_tasks set picked = task_instance = '1', execution_time = '2999-01-01Z'"
              + " where task_name = 'reward-lane'");
    }
    ports.unitOfWork().run(() -> ports.settlements().wake(Set.of(1, 2)));

    assertThat(
            lanes("string_agg(task_instance, ',') filter (where execution_time < '2999-01-01Z')"))
        .containsExactly("2");
    try (var application = database.connectAsApplication()) {
      Sql.run(
          application,
          "update scheduled_tasks set picked = false, execution_time = now()"
              + " where task_name = 'reward-lane'");
    }
  }

  private List<SettlementId> accept() {
    List<Accepted> all = new ArrayList<>();
    for (int lane = 0; lane < RewardLanes.LANES; lane++) {
      SettlementId id = new SettlementId(UUID.randomUUID());
      all.add(
          new Accepted(
              RewardSettlement.initiate(
                  id,
                  new SourceReference(ScriptedEventReader.SOURCE, id.toString()),
                  "test.unknown",
                  "lane " + lane,
                  ports.clock().instant()),
              lane,
              "%064x".formatted(lane),
              "e;unknown;r;;0;;"));
    }
    ports.unitOfWork().run(() -> assertThat(ports.settlements().add(all)).isEmpty());
    return all.stream().map(one -> one.settlement().id()).toList();
  }

  private boolean ended(List<SettlementId> all) {
    return ports.unitOfWork().execute(() -> ports.settlements().findAll(all)).stream()
        .allMatch(one -> one.state().isTerminal());
  }

  private List<String> lanes(String expression) {
    try (var owner = database.connectAsOwner()) {
      return Sql.column(
          owner, "select " + expression + " from scheduled_tasks where task_name = 'reward-lane'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for the lanes").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
