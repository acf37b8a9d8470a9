package io.ringledger.bouts.persistence;

import static io.ringledger.bouts.domain.BoutFixtures.created;
import static io.ringledger.bouts.domain.BoutFixtures.funded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.BoutsContract;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.shared.persistence.StatementLog;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaBoutsTest extends BoutsContract {

  @Inject Bouts bouts;
  @Inject BoutRows rows;
  @Inject UnitOfWork unitOfWork;
  @Inject @PersistenceUnitExtension StatementLog statements;
  EmbeddedDatabase database;

  @Override
  protected Bouts bouts() {
    return bouts;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Test
  void whoWaitedForALockSeesWhatTheOtherLeftOfEveryEscrow() {
    Bout bout = added();
    CountDownLatch firstHolds = new CountDownLatch(1);

    List<Bout> seen =
        InTurn.<Bout>atOnce(
            List.<Callable<Bout>>of(
                () ->
                    inUnitOfWork(
                        () -> {
                          Bout locked = bouts.lock(bout.id()).orElseThrow();
                          firstHolds.countDown();
                          awaitSomeoneWaiting();
                          // Only an escrow changes; the bout's own row stays as it is.
                          bouts.save(created(locked, EscrowKind.BONUS_B));
                          return locked;
                        }),
                () -> {
                  InTurn.await(firstHolds);
                  return inUnitOfWork(() -> bouts.lock(bout.id()).orElseThrow());
                }));

    assertThat(seen.getLast().snapshot()).isEqualTo(created(bout, EscrowKind.BONUS_B).snapshot());
  }

  /** Until the database says that a session of the application waits for a row. */
  private void awaitSomeoneWaiting() {
    String waiting =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = '"
            + EmbeddedDatabase.APPLICATION
            + "'";
    try (var connection = database.connectAsApplication()) {
      while (Sql.column(connection, waiting).getFirst().equals("0")) {
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLockAfterALookReadsAnew() {
    Bout bout = added();

    Bout locked =
        inUnitOfWork(
            () -> {
              assertThat(bouts.find(bout.id())).isPresent();
              inAnotherThread(
                  () ->
                      bouts.save(created(bouts.lock(bout.id()).orElseThrow(), EscrowKind.SHOW_A)));
              return bouts.lock(bout.id()).orElseThrow();
            });

    assertThat(locked.snapshot()).isEqualTo(created(bout, EscrowKind.SHOW_A).snapshot());
  }

  @Test
  void aBoutThatWasOnlyLookedAtCannotBeSaved() {
    Bout bout = added();

    assertThatThrownBy(
            () ->
                unitOfWork.run(
                    () -> {
                      Bout found = bouts.find(bout.id()).orElseThrow();
                      bouts.save(created(found, EscrowKind.SHOW_A));
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after it was locked");
  }

  @Test
  void aChangeThatWasNotLockedLosesAgainstAnotherWhenItCommits() {
    Bout bout = added();
    Bout next = funded(bout);

    assertThatThrownBy(
            () ->
                unitOfWork.run(
                    () -> {
                      BoutRow row = rows.findById(bout.id().value());
                      asOwner(
                          "update bouts set version = version + 1 where id = '" + bout.id() + "'");
                      row.update(next);
                    }))
        .isInstanceOf(ConcurrencyConflict.class);
  }

  @Test
  void onlyWhatChangedIsWritten() {
    Bout bout = added();
    RecordedFailure failure =
        new RecordedFailure(BoutFailure.CONFIRMATION_TIMEOUT, "not yet validated");

    List<String> sql =
        statements.during(
            () ->
                unitOfWork.run(
                    () -> {
                      Bout locked = bouts.lock(bout.id()).orElseThrow();
                      bouts.save(locked.recordFailure(EscrowKind.SHOW_B, failure));
                      bouts.save(locked.recordFailure(EscrowKind.SHOW_B, failure));
                    }));

    assertThat(sql).hasSize(2);
    assertThat(sql.getLast()).startsWith("update escrows set");
  }

  @Test
  void aBoutInWhichOnePersonIsTwoThingsIsListedOnce() {
    UserId both = FreshBouts.user();
    Bout bout = FreshBouts.draft(both, both, FreshBouts.user());
    unitOfWork.run(() -> bouts.add(bout));

    assertThat(
            inUnitOfWork(
                () ->
                    bouts
                        .page(
                            new Bouts.BoutFilter(
                                Optional.of(both), Optional.empty(), Optional.empty(), 10))
                        .items()))
        .hasSize(1);
  }

  @Test
  void aPageIsTwoStatementsHoweverLong() {
    UserId promoter = FreshBouts.user();
    for (int i = 0; i < 3; i++) {
      Bout bout = FreshBouts.draft(promoter, FreshBouts.user(), FreshBouts.user());
      unitOfWork.run(() -> bouts.add(bout));
    }

    List<String> sql =
        statements.during(
            () ->
                unitOfWork.run(
                    () ->
                        bouts.page(
                            new Bouts.BoutFilter(
                                Optional.of(promoter), Optional.empty(), Optional.empty(), 3))));

    assertThat(sql).hasSize(2);
  }

  private Bout added() {
    Bout bout = FreshBouts.draft();
    unitOfWork.run(() -> bouts.add(bout));
    return bout;
  }

  private void inAnotherThread(Runnable work) {
    InTurn.atOnce(
        List.of(
            () -> {
              unitOfWork.run(work);
              return true;
            }));
  }

  private void asOwner(String sql) {
    try (var connection = database.connectAsOwner()) {
      Sql.run(connection, sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
