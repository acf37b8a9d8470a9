package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.contract.UnitOfWorkContract;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JtaUnitOfWorkTest extends UnitOfWorkContract {

  @Inject UnitOfWork unitOfWork;
  @Inject AuditTrail trail;
  @Inject IdempotentAnswers answers;
  @Inject Session session;
  EmbeddedDatabase database;

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected IdempotentAnswers answers() {
    return answers;
  }

  @Test
  void runsAtReadCommittedAndWaitsForNoLockLongerThanFiveSeconds() {
    assertThat(setting("transaction_isolation")).isEqualTo("read committed");
    assertThat(setting("lock_timeout")).isEqualTo("5s");
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("1min");
  }

  @Test
  void connectsAsTheApplicationAndNotAsTheOwner() {
    assertThat(setting("role")).isEqualTo("none");
    assertThat(
            unitOfWork.<String>execute(
                () ->
                    session
                        .createNativeQuery("select cast(current_user as text)", String.class)
                        .getSingleResult()))
        .isEqualTo(EmbeddedDatabase.APPLICATION);
  }

  @Test
  void aLockThatAnotherHoldsForTooLongIsAConflict() throws SQLException {
    try (var holder = database.connectAsApplication();
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select 1 from pg_advisory_xact_lock(4711)");

      assertThatThrownBy(() -> unitOfWork.run(() -> advisoryLock(4711)))
          .isInstanceOf(ConcurrencyConflict.class);
    }
  }

  @Test
  void aDeadlockIsAConflictForOneAndNoneForTheOther() {
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    List<Boolean> done =
        InTurn.atOnce(List.of(holding(1, 2, bothHoldOne), holding(2, 1, bothHoldOne)));

    assertThat(done).containsExactlyInAnyOrder(true, false);
  }

  private Callable<Boolean> holding(long first, long second, CountDownLatch bothHoldOne) {
    return () -> {
      try {
        return unitOfWork.execute(
            () -> {
              advisoryLock(first);
              bothHoldOne.countDown();
              InTurn.await(bothHoldOne);
              advisoryLock(second);
              return true;
            });
      } catch (ConcurrencyConflict _) {
        return false;
      }
    };
  }

  @Test
  void aNestedConflictComesOutOnce() {
    assertThatThrownBy(
            () ->
                unitOfWork.run(
                    () ->
                        unitOfWork.run(
                            () -> {
                              throw new jakarta.persistence.OptimisticLockException("lost");
                            })))
        .isInstanceOf(ConcurrencyConflict.class)
        .hasCauseInstanceOf(jakarta.persistence.OptimisticLockException.class);
  }

  @Test
  void aBrokenConstraintIsAFailureAndNoConflict() {
    assertThatThrownBy(
            () ->
                unitOfWork.run(
                    () ->
                        session
                            .createNativeMutationQuery(
                                "insert into login_attempts values ('nobody', 1, now())")
                            .executeUpdate()))
        .isNotInstanceOf(ConcurrencyConflict.class)
        .hasMessageContaining("login_attempts_subject_form");
  }

  private void advisoryLock(long key) {
    session
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class)
        .setParameter("key", key)
        .getSingleResult();
  }

  private String setting(String name) {
    return unitOfWork.execute(
        () ->
            session
                .createNativeQuery("select current_setting(:name)", String.class)
                .setParameter("name", name)
                .getSingleResult());
  }
}
