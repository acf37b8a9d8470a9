package io.ringledger.reputation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.reputation.application.ReputationProjection;
import io.ringledger.reputation.application.Standings;
import io.ringledger.reputation.application.Standings.Rebuilt;
import io.ringledger.reputation.application.StandingsUseCase;
import io.ringledger.reputation.application.contract.ReputationsContract;
import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.events.Partitions;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcReputationsTest extends ReputationsContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
  private static final int PLENTY = 100_000;
  private static final Caller ADMIN =
      new Caller(new UserId(new UUID(0, 1)), Role.ADMIN, new RequestId("request-1"));

  @Inject Reputations reputations;
  @Inject UnitOfWork unitOfWork;
  @Inject Outbox outbox;
  @Inject EventLog log;
  @Inject EventSequencer sequencer;
  @Inject AuditTrail trail;
  EmbeddedDatabase database;

  private final SettableClock clock = new SettableClock(NOON);

  @Override
  protected Reputations reputations() {
    return reputations;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  private ReputationProjection projection() {
    return new ReputationProjection(reputations, outbox, new Fresh());
  }

  private Standings standings() {
    return new StandingsUseCase(unitOfWork, reputations, log, trail, clock);
  }

  private void catchUp(int atOnce) {
    EventDelivery delivery = new EventDelivery(unitOfWork, log, clock, atOnce);
    EventDelivery.Round round;
    do {
      sequencer.sequence(PLENTY);
      round = delivery.deliver(projection());
      assertThat(round.failures()).isEmpty();
    } while (round.positions() > 0);
  }

  private static NewEvent earned(AccountId account, long sequence, long impact) {
    return new NewEvent(
        UUID.randomUUID(),
        "rewards_ledger.PointsEarned",
        account.toString(),
        account.toString(),
        NOON.plusSeconds(sequence),
        EventData.of(
            Map.of(
                "account_id",
                account.toString(),
                "entry_type",
                "refund",
                "points",
                10L,
                "account_sequence",
                sequence,
                "reputation_impact",
                impact)));
  }

  /** Ids that nobody has, in a database that tests share. */
  private static final class Fresh implements Randomness {
    @Override
    public UUID newId() {
      return UUID.randomUUID();
    }

    @Override
    public byte[] newSecret(int length) {
      return new SequentialRandomness().newSecret(length);
    }
  }

  @Test
  void whatIsKeptIsWhatTheLogComesToAndARebuildCorrectsWhatIsNot() {
    catchUp(100);
    standings().rebuild(ADMIN);
    List<NewEvent> events = new ArrayList<>();
    List<AccountId> accounts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      AccountId account = new AccountId(UUID.randomUUID());
      accounts.add(account);
      for (int sequence = 1; sequence <= 5; sequence++) {
        events.add(earned(account, sequence, sequence - 2));
      }
    }
    unitOfWork.run(() -> outbox.publish(events));
    catchUp(7);
    assertThat(standings().of(accounts.getFirst()))
        .isEqualTo(
            new Reputation(accounts.getFirst(), 5, 50, 5, 5, Optional.of(NOON.plusSeconds(5))));
    Rebuilt right = standings().rebuild(ADMIN);
    assertThat(right.differences()).isZero();

    AccountId stranger = new AccountId(UUID.randomUUID());
    unitOfWork.run(
        () -> {
          reputations.forget(List.of(accounts.get(0)));
          reputations.save(
              List.of(
                  new Reputation(accounts.get(1), 99, 1, 1, 1, Optional.of(NOON)),
                  new Reputation(stranger, 99, 1, 1, 1, Optional.of(NOON))));
        });
    assertThat(standings().rebuild(ADMIN)).isEqualTo(new Rebuilt(right.accounts(), 3));
    assertThat(standings().of(accounts.get(0)).score()).isEqualTo(5);
    assertThat(standings().of(accounts.get(1)).score()).isEqualTo(5);
    assertThat(standings().of(stranger).isKnown()).isFalse();
    assertThat(standings().rebuild(ADMIN)).isEqualTo(right);
  }

  @Test
  void whileThePartitionsAreHeldNobodyReadsThem() {
    AccountId account = new AccountId(UUID.randomUUID());
    String reader = "held-" + UUID.randomUUID();
    int partition = Partitions.of(account.toString());
    unitOfWork.run(() -> outbox.publish(List.of(earned(account, 1, 1))));
    sequencer.sequence(PLENTY);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    List<Boolean> got =
        InTurn.atOnce(
            List.of(
                () ->
                    unitOfWork.execute(
                        () -> {
                          boolean all = log.hold(reader).size() == EventLog.PARTITIONS;
                          held.countDown();
                          InTurn.await(done);
                          return all;
                        }),
                () -> {
                  InTurn.await(held);
                  boolean mine =
                      unitOfWork.execute(
                          () -> log.read(reader, partition, projection().types(), 1).isPresent());
                  done.countDown();
                  return mine;
                }));
    assertThat(got).containsExactly(true, false);
  }

  @Test
  void theBestAreReadFromTheIndex() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, "set enable_seqscan = off");
      assertThat(
              Sql.column(
                  owner,
                  """
                  explain select account_id from reputations
                  where score <= 5 and (score < 5 or account_id > gen_random_uuid())
                  order by score desc, account_id limit 20
                  """))
          .anyMatch(line -> line.contains("using reputations_best"))
          .noneMatch(line -> line.contains("Sort"));
    }
  }
}
