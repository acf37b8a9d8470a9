package io.ringledger.commerce.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.outbound.PaymentLanes;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jobs on the real scheduler and a real PostgreSQL. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PaymentJobsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Jobs jobs;
  @Inject PaymentLanes lanes;
  @Inject UnitOfWork unitOfWork;
  @Inject ScriptedPaymentWork work;
  EmbeddedDatabase database;

  @AfterEach
  void stop() {
    jobs.stop();
  }

  @Test
  void lanesWorkOnWhatGatewaysReportedUntilNothingIsLeft() {
    work.comeIn(1_200);
    jobs.start();

    await(() -> work.left() == 0);
    assertThat(lanes("count(*)")).containsExactly(Integer.toString(JdbcPaymentLanes.LANES));
  }

  @Test
  void anEventThatCannotBeAppliedHoldsUpNoneBehindIt() {
    work.fail(2);
    work.comeIn(20);
    jobs.start();

    await(() -> work.left() == 0);
  }

  @Test
  void attemptsAndRefundsAreFollowedAndWhatNobodyGoesOnWithIsEnded() {
    work.areDue(3);
    jobs.start();

    await(
        () ->
            work.leftAttempts() == 0
                && work.done().containsAll(List.of("followAttempts", "followRefunds", "sweep")));
  }

  @Test
  void wakingHasOneLaneComeSoonThatRestsAndNoneThatWorks() throws SQLException {
    jobs.start();
    await(() -> lanes("count(*)").equals(List.of(Integer.toString(JdbcPaymentLanes.LANES))));
    jobs.stop();
    change("picked = task_instance <> '2', execution_time = '2999-01-01Z'");

    unitOfWork.run(lanes::wake);
    assertThat(woken()).containsExactly("2");
    unitOfWork.run(lanes::wake);
    assertThat(woken()).containsExactly("2");

    change("picked = false, execution_time = '2999-01-01Z'");
    unitOfWork.run(lanes::wake);
    unitOfWork.run(lanes::wake);
    assertThat(lanes("count(*) filter (where execution_time < '2999-01-01Z')"))
        .containsExactly("2");
    change("execution_time = now()");
  }

  private List<String> woken() {
    return lanes("string_agg(task_instance, ',') filter (where execution_time < '2999-01-01Z')");
  }

  private void change(String what) throws SQLException {
    try (var application = database.connectAsApplication()) {
      Sql.run(
          application, "update scheduled_tasks set " + what + " where task_name = 'payment-lane'");
    }
  }

  private List<String> lanes(String expression) {
    try (var owner = database.connectAsOwner()) {
      return Sql.column(
          owner, "select " + expression + " from scheduled_tasks where task_name = 'payment-lane'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for the jobs").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
