package io.ringledger.shared.persistence.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.EventLogContract;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventLog.Batch;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.events.Partitions;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PostgresEventLogTest extends EventLogContract {

  private static final int PLENTY = 100_000;

  @Inject Outbox outbox;
  @Inject EventLog log;
  @Inject EventSequencer sequencer;
  @Inject UnitOfWork unitOfWork;
  @Inject Session session;
  EmbeddedDatabase database;

  private final String run = UUID.randomUUID().toString();

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected EventSequencer sequencer() {
    return sequencer;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Test
  void whoBeganEarlierAndCommitsLaterIsNeitherLostNorWaitedFor() {
    String slow = "slow-" + run;
    String quick =
        IntStream.range(0, PLENTY)
            .mapToObj(each -> "quick-" + each + run)
            .filter(each -> Partitions.of(each) == Partitions.of(slow))
            .findFirst()
            .orElseThrow();
    CountDownLatch inserted = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    List<List<String>> seen =
        InTurn.atOnce(
            List.of(
                () -> {
                  unitOfWork.run(
                      () -> {
                        publish(slow, 1);
                        inserted.countDown();
                        InTurn.await(read);
                      });
                  return List.of();
                },
                () -> {
                  InTurn.await(inserted);
                  unitOfWork.run(() -> publish(quick, 1));
                  sequencer.sequence(PLENTY);
                  List<String> first = keysOf(read(Partitions.of(slow)));
                  read.countDown();
                  return first;
                }));
    assertThat(seen.get(1)).containsExactly(quick);

    sequencer.sequence(PLENTY);
    assertThat(keysOf(read(Partitions.of(slow)))).containsExactly(quick, slow);
  }

  @Test
  void manyWritersTwoSequencersAndTwoReadersKeepTheOrderOfEachKeyAndLoseNothing()
      throws SQLException {
    int keys = 5;
    int each = 40;
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, "create table test_counters (key text primary key, n bigint)");
      Sql.run(owner, "create table test_effects (place bigserial, key text, n bigint)");
      Sql.run(
          owner,
          "grant all on test_counters, test_effects, test_effects_place_seq to "
              + EmbeddedDatabase.APPLICATION);
      for (int key = 0; key < keys; key++) {
        Sql.run(owner, "insert into test_counters values ('%s', 0)".formatted(key + run));
      }
    }
    AtomicInteger writing = new AtomicInteger(4);
    List<Callable<Boolean>> works = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      int first = writer;
      works.add(
          () -> {
            for (int i = 0; i < each; i++) {
              write((i + first) % keys + run, i % 7 == 3);
            }
            return writing.decrementAndGet() >= 0;
          });
    }
    for (int helper = 0; helper < 2; helper++) {
      works.add(
          () -> {
            boolean last;
            do {
              last = writing.get() == 0;
              sequencer.sequence(3);
              new EventDelivery(unitOfWork, log, InstantSource.system(), 2).deliver(effects());
            } while (!last);
            return true;
          });
    }
    InTurn.atOnce(works);
    while (sequencer.sequence(PLENTY) > 0
        || new EventDelivery(unitOfWork, log, InstantSource.system(), 50)
                .deliver(effects())
                .positions()
            > 0) {
      // Until all is done.
    }

    try (Connection owner = database.connectAsOwner()) {
      for (int key = 0; key < keys; key++) {
        long counted =
            Long.parseLong(
                Sql.column(
                        owner, "select n from test_counters where key = '%s'".formatted(key + run))
                    .getFirst());
        assertThat(counted).isPositive();
        assertThat(
                Sql.column(
                    owner,
                    "select n from test_effects where key = '%s' order by place"
                        .formatted(key + run)))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, (int) counted).mapToObj(Integer::toString).toList());
      }
      assertThat(
              Sql.column(
                  owner,
                  """
                  select partition from published_events where position is not null
                  group by partition having count(*) <> max(position) or min(position) <> 1
                  """))
          .as("partitions with gaps")
          .isEmpty();
      Sql.run(owner, "drop table test_counters, test_effects");
    }
  }

  /** As everybody does: takes a lock on what the key stands for, then publishes. */
  private void write(String key, boolean rolledBack) {
    try {
      unitOfWork.run(
          () -> {
            long next =
                session
                    .createNativeQuery(
                        "update test_counters set n = n + 1 where key = :key returning n",
                        Long.class)
                    .setParameter("key", key)
                    .getSingleResult();
            publish(key, next);
            if (rolledBack) {
              throw new IllegalArgumentException("on purpose");
            }
          });
    } catch (IllegalArgumentException onPurpose) {
      assertThat(onPurpose).hasMessage("on purpose");
    }
  }

  private EventConsumer effects() {
    return new EventConsumer() {
      @Override
      public String name() {
        return "effects-" + run;
      }

      @Override
      public Set<String> types() {
        return Set.of("tests.Counted");
      }

      @Override
      public void consume(List<PublishedEvent> events) {
        for (PublishedEvent event : events) {
          session
              .createNativeMutationQuery("insert into test_effects (key, n) values (:key, :n)")
              .setParameter("key", event.orderingKey())
              .setParameter("n", event.data().number("n"))
              .executeUpdate();
        }
      }
    };
  }

  @Test
  void aPartitionThatSomebodyElseIsNumberingIsLeftToThem() {
    String key = "key-" + run;
    unitOfWork.run(() -> publish(key, 1));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    List<Integer> numbered =
        InTurn.atOnce(
            List.of(
                () -> {
                  unitOfWork.run(
                      () -> {
                        session
                            .createNativeQuery(
                                "select head from event_partitions for update", Long.class)
                            .getResultList();
                        held.countDown();
                        InTurn.await(done);
                      });
                  return 0;
                },
                () -> {
                  InTurn.await(held);
                  int answer = sequencer.sequence(PLENTY);
                  done.countDown();
                  return answer;
                }));
    assertThat(numbered.get(1)).isZero();
    assertThat(sequencer.sequence(PLENTY)).isPositive();
  }

  @Test
  void aPartitionThatIsHeldForTheConsumerIsReadByNobodyElse() {
    String key = "key-" + run;
    int partition = Partitions.of(key);
    unitOfWork.run(() -> publish(key, 1));
    sequencer.sequence(PLENTY);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    List<Boolean> got =
        InTurn.atOnce(
            List.of(
                () ->
                    unitOfWork.execute(
                        () -> {
                          boolean mine = log.read("r-" + run, partition, Set.of(), 1).isPresent();
                          held.countDown();
                          InTurn.await(done);
                          return mine;
                        }),
                () -> {
                  InTurn.await(held);
                  boolean mine =
                      unitOfWork.execute(
                          () -> log.read("r-" + run, partition, Set.of(), 1).isPresent());
                  done.countDown();
                  return mine;
                }));
    assertThat(got).containsExactly(true, false);
  }

  @Test
  void anEffectWhoseCursorCannotBeKeptIsNotKeptEither() {
    String key = "key-" + run;
    int partition = Partitions.of(key);
    unitOfWork.run(() -> publish(key, 1));
    sequencer.sequence(PLENTY);
    Map<String, Integer> calls = new HashMap<>();
    assertThatThrownBy(
            () ->
                unitOfWork.run(
                    () -> {
                      Batch batch =
                          log.read("crash-" + run, partition, Set.of(), PLENTY).orElseThrow();
                      calls.merge("effects", batch.events().size(), Integer::sum);
                      publish("effect-" + run, 1);
                      assertThat(log.advance("crash-" + run, batch)).isTrue();
                      throw new IllegalStateException("a crash before the commit");
                    }))
        .hasMessage("a crash before the commit");
    assertThat(calls.get("effects")).isPositive();

    assertThat(sequencer.sequence(PLENTY)).as("the effect was rolled back").isZero();
    assertThat(unitOfWork.execute(() -> log.standing("crash-" + run)).get(partition).position())
        .isZero();
  }

  @Test
  void notEvenTheOwnerChangesWhatHasHappened() throws SQLException {
    unitOfWork.run(() -> publish("key-" + run, 1));
    sequencer.sequence(PLENTY);
    try (Connection owner = database.connectAsOwner()) {
      for (String change :
          List.of(
              "update published_events set data = '{}'",
              "update published_events set position = position + 1000000",
              "delete from published_events",
              "truncate published_events, event_deliveries",
              "update event_partitions set head = head - 1")) {
        assertThat(Sql.refusalOf(owner, change))
            .as(change)
            .hasValueSatisfying(refusal -> assertThat(refusal.state()).isEqualTo("23001"));
      }
    }
  }

  private void publish(String key, long n) {
    outbox.publish(
        List.of(
            new NewEvent(
                UUID.randomUUID(), "tests.Counted", key, key, NOW, EventData.of(Map.of("n", n)))));
  }

  private List<PublishedEvent> read(int partition) {
    return unitOfWork.execute(
        () ->
            log.read("reader-" + run, partition, Set.of(), PLENTY)
                .map(Batch::events)
                .orElseThrow());
  }

  private List<String> keysOf(List<PublishedEvent> events) {
    return events.stream()
        .map(PublishedEvent::orderingKey)
        .filter(key -> key.endsWith(run))
        .toList();
  }
}
