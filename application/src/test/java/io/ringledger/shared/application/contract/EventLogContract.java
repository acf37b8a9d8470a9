package io.ringledger.shared.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventDelivery.Round;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventLog.Batch;
import io.ringledger.shared.application.events.EventLog.Standing;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.events.Partitions;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.fakes.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox and the log behind it keep to; tests share the log and look at their own. */
public abstract class EventLogContract {

  protected static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  private static final String HAPPENED = "tests.SomethingHappened";
  private static final String ELSE = "tests.SomethingElseHappened";
  private static final int PLENTY = 100_000;

  private final String consumer = "test-" + UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();
  private final int partition = Partitions.of(key);
  private final SettableClock clock = new SettableClock(NOW);

  protected abstract Outbox outbox();

  protected abstract EventLog log();

  protected abstract EventSequencer sequencer();

  protected abstract UnitOfWork unitOfWork();

  /** Each test reads from where the log ends when it begins. */
  @BeforeEach
  public void catchUp() {
    sequence();
    for (int each = 0; each < EventLog.PARTITIONS; each++) {
      int one = each;
      unitOfWork()
          .run(
              () ->
                  log()
                      .read(consumer, one, Set.of(), PLENTY)
                      .ifPresent(all -> log().advance(consumer, all)));
    }
  }

  @Test
  public void whatIsPublishedIsReadAsItWas() {
    NewEvent event =
        new NewEvent(
            UUID.randomUUID(),
            HAPPENED,
            "a subject",
            key,
            NOW,
            EventData.of(
                Map.of(
                    "text",
                    "\"ü\" \\ \n 字 ' {}",
                    "number",
                    Long.MAX_VALUE,
                    "small",
                    Long.MIN_VALUE,
                    "truth",
                    true)));
    publish(event);
    sequence();

    assertThat(read(PLENTY).events())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(
                      new NewEvent(
                          read.id(),
                          read.type(),
                          read.subject(),
                          read.orderingKey(),
                          read.time(),
                          read.data()))
                  .isEqualTo(event);
              assertThat(read.partition()).isEqualTo(partition);
            });
  }

  @Test
  public void positionsGoOnWithoutGapsInTheOrderOfPublishing() {
    List<NewEvent> events = IntStream.range(0, 25).mapToObj(_ -> event(HAPPENED)).toList();
    unitOfWork().run(() -> outbox().publish(events.subList(0, 20)));
    unitOfWork().run(() -> outbox().publish(events.subList(20, 25)));
    sequence();

    Batch batch = read(PLENTY);
    assertThat(batch.events())
        .extracting(PublishedEvent::id)
        .containsExactlyElementsOf(events.stream().map(NewEvent::id).toList());
    assertThat(batch.events())
        .extracting(PublishedEvent::position)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(batch.after() + 1, batch.upTo()).boxed().toList());
  }

  @Test
  public void whatIsRolledBackWasNeverPublishedAndLeavesNoGap() {
    NewEvent before = event(HAPPENED);
    NewEvent after = event(HAPPENED);
    publish(before);
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          outbox().publish(List.of(event(HAPPENED)));
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");
    publish(after);
    sequence();

    Batch batch = read(PLENTY);
    assertThat(batch.events())
        .extracting(PublishedEvent::id)
        .containsExactly(before.id(), after.id());
    assertThat(batch.upTo()).isEqualTo(batch.after() + 2);
  }

  @Test
  public void anEventIsPublishedOnce() {
    NewEvent event = event(HAPPENED);
    publish(event);

    assertThatThrownBy(() -> publish(event)).isInstanceOf(RuntimeException.class);
    sequence();
    assertThat(read(PLENTY).events()).extracting(PublishedEvent::id).containsExactly(event.id());
  }

  @Test
  public void nothingIsReadBeforeItHasItsPlace() {
    publish(event(HAPPENED));

    assertThat(next(PLENTY)).isEmpty();
  }

  @Test
  public void sequencingMoreThanTheLimitTakesSeveralRounds() {
    unitOfWork().run(() -> outbox().publish(List.of(event(HAPPENED), event(ELSE), event(ELSE))));

    assertThat(sequencer().sequence(2)).isEqualTo(2);
    assertThat(sequencer().sequence(2)).isEqualTo(1);
    assertThat(sequencer().sequence(2)).isZero();
  }

  @Test
  public void onlyWantedTypesAreReadAndTheOthersArePassedBy() {
    NewEvent wanted = event(ELSE);
    unitOfWork().run(() -> outbox().publish(List.of(event(HAPPENED), wanted, event(HAPPENED))));
    sequence();

    Batch batch =
        unitOfWork().execute(() -> log().read(consumer, partition, Set.of(ELSE), PLENTY)).get();
    assertThat(batch.events()).extracting(PublishedEvent::id).containsExactly(wanted.id());
    assertThat(batch.upTo()).isEqualTo(batch.after() + 3);
  }

  @Test
  public void aReaderGoesOnWhereItAdvancedTo() {
    List<NewEvent> events = IntStream.range(0, 5).mapToObj(_ -> event(HAPPENED)).toList();
    unitOfWork().run(() -> outbox().publish(events));
    sequence();
    Batch first = read(2);
    assertThat(read(2)).isEqualTo(first);

    assertThat(advance(first)).isTrue();
    Batch second = read(2);
    assertThat(second.after()).isEqualTo(first.upTo());
    assertThat(standing().lag()).isEqualTo(3);
    assertThat(advance(second)).isTrue();
    assertThat(advance(read(2))).isTrue();
    assertThat(next(2)).isEmpty();
    assertThat(standing().lag()).isZero();
  }

  @Test
  public void aBatchCountsOnce() {
    publish(event(HAPPENED));
    sequence();
    Batch batch = read(PLENTY);

    assertThat(advance(batch)).isTrue();
    assertThat(advance(batch)).isFalse();
    assertThat(standing().position()).isEqualTo(batch.upTo());
  }

  @Test
  public void aReaderThatIsRewoundBeginsWithTheFirstEvent() {
    publish(event(HAPPENED));
    sequence();
    Batch batch = read(PLENTY);
    unitOfWork().run(() -> log().rewind(consumer));

    assertThat(advance(batch)).isEqualTo(batch.after() == 0);
    unitOfWork().run(() -> log().rewind(consumer));
    assertThat(read(1).events()).extracting(PublishedEvent::position).containsExactly(1L);
    assertThat(standing().lag()).isEqualTo(standing().head());
  }

  @Test
  public void aStretchIsReadOnceMoreWhileTheReaderIsHeldWhereItStands() {
    List<NewEvent> events = List.of(event(HAPPENED), event(ELSE), event(HAPPENED));
    unitOfWork().run(() -> outbox().publish(events));
    sequence();
    Batch batch = read(2);
    advance(batch);

    List<PublishedEvent> again =
        unitOfWork()
            .execute(
                () -> {
                  Standing held = log().hold(consumer).get(partition);
                  assertThat(held.position()).isEqualTo(batch.upTo());
                  assertThat(log().stretch(partition, batch.after(), held.position(), Set.of(ELSE)))
                      .isEqualTo(batch.events().subList(1, 2));
                  return log().stretch(partition, batch.after(), held.position(), Set.of());
                });
    assertThat(again).isEqualTo(batch.events());
    assertThat(standing().lag()).isEqualTo(1);
    String nobody = "test-" + UUID.randomUUID();
    assertThat(unitOfWork().execute(() -> log().hold(nobody)))
        .hasSize(EventLog.PARTITIONS)
        .allMatch(each -> each.position() == 0);
  }

  @Test
  public void whoHasNeverReadStandsBeforeTheFirstEvent() {
    String nobody = "test-" + UUID.randomUUID();

    List<Standing> standing = unitOfWork().execute(() -> log().standing(nobody));
    assertThat(standing).hasSize(EventLog.PARTITIONS);
    assertThat(standing)
        .extracting(Standing::partition)
        .containsExactlyElementsOf(IntStream.range(0, EventLog.PARTITIONS).boxed().toList());
    assertThat(standing).allMatch(each -> each.position() == 0 && each.failures() == 0);
    assertThat(unitOfWork().execute(log()::standings))
        .noneMatch(each -> each.consumer().equals(nobody))
        .anyMatch(each -> each.consumer().equals(consumer));
  }

  @Test
  public void failuresAreCountedUntilItAdvances() {
    publish(event(HAPPENED));
    sequence();
    Instant later = NOW.plusSeconds(7);
    unitOfWork().run(() -> log().postpone(consumer, partition, NOW));
    unitOfWork().run(() -> log().postpone(consumer, partition, later));

    assertThat(standing().failures()).isEqualTo(2);
    assertThat(standing().retryAt()).contains(later);
    assertThat(standing().isDue(NOW)).isFalse();
    assertThat(standing().isDue(later)).isTrue();
    advance(read(PLENTY));
    assertThat(standing().failures()).isZero();
    assertThat(standing().retryAt()).isEmpty();
  }

  @Test
  public void aConsumerIsHandedEachEventOnceInOrder() {
    Eager eager = new Eager();
    List<NewEvent> events = IntStream.range(0, 7).mapToObj(_ -> event(HAPPENED)).toList();
    unitOfWork().run(() -> outbox().publish(events));
    sequence();

    assertThat(drain(eager, 3)).isEqualTo(3);
    assertThat(eager.consumed)
        .containsExactlyElementsOf(events.stream().map(NewEvent::id).toList());
  }

  @Test
  public void aConsumerThatThrowsIsTriedAgainLaterAndMissesNothing() {
    Eager eager = new Eager();
    NewEvent bad = event(HAPPENED);
    NewEvent after = event(HAPPENED);
    NewEvent good = event(HAPPENED);
    unitOfWork().run(() -> outbox().publish(List.of(good, bad, after)));
    sequence();
    eager.refused = Optional.of(bad.id());
    EventDelivery delivery = new EventDelivery(unitOfWork(), log(), clock, 4);

    Round first = delivery.deliver(eager);
    assertThat(first.failures())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.partition()).isEqualTo(partition);
              assertThat(failed.inARow()).isEqualTo(1);
              assertThat(failed.cause()).hasMessage("on purpose");
            });
    assertThat(delivery.deliver(eager))
        .as("not before its time")
        .isEqualTo(new Round(0, List.of()));

    // With half as many at once it fails again, with a quarter it gets as far as the bad one.
    clock.advance(Duration.ofSeconds(1));
    assertThat(delivery.deliver(eager).failures()).hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(delivery.deliver(eager).positions()).isEqualTo(1);
    assertThat(delivery.deliver(eager).failures()).hasSize(1);

    eager.refused = Optional.empty();
    clock.advance(Duration.ofMinutes(5));
    drain(eager, 4);
    assertThat(eager.consumed).containsExactly(good.id(), bad.id(), after.id());
    assertThat(standing().failures()).isZero();
  }

  @Test
  public void aConsumerThatThrowsInOnePartitionGoesOnInTheOthers() {
    Eager eager = new Eager();
    NewEvent bad = event(HAPPENED);
    String elsewhere =
        LongStream.range(0, PLENTY)
            .mapToObj(Long::toString)
            .filter(other -> Partitions.of(other) != partition)
            .findFirst()
            .orElseThrow();
    NewEvent good =
        new NewEvent(UUID.randomUUID(), HAPPENED, "s", elsewhere, NOW, EventData.of(Map.of()));
    unitOfWork().run(() -> outbox().publish(List.of(bad, good)));
    sequence();
    eager.refused = Optional.of(bad.id());

    Round round = new EventDelivery(unitOfWork(), log(), clock, 10).deliver(eager);
    assertThat(round.positions()).isEqualTo(1);
    assertThat(eager.consumed).contains(good.id());
  }

  /** Remembers what it was handed, and refuses one event. */
  private final class Eager implements EventConsumer {
    private final List<UUID> consumed = new ArrayList<>();
    private Optional<UUID> refused = Optional.empty();

    @Override
    public String name() {
      return consumer;
    }

    @Override
    public Set<String> types() {
      return Set.of(HAPPENED);
    }

    @Override
    public void consume(List<PublishedEvent> events) {
      if (events.stream().anyMatch(event -> refused.filter(event.id()::equals).isPresent())) {
        throw new IllegalStateException("on purpose");
      }
      events.forEach(event -> consumed.add(event.id()));
    }
  }

  private int drain(EventConsumer to, int batchSize) {
    EventDelivery delivery = new EventDelivery(unitOfWork(), log(), clock, batchSize);
    int rounds = 0;
    while (delivery.deliver(to).positions() > 0) {
      rounds++;
    }
    return rounds;
  }

  private NewEvent event(String type) {
    return new NewEvent(
        UUID.randomUUID(), type, "subject", key, NOW, EventData.of(Map.of("a", "b")));
  }

  private void publish(NewEvent event) {
    unitOfWork().run(() -> outbox().publish(List.of(event)));
  }

  private void sequence() {
    while (sequencer().sequence(PLENTY) > 0) {
      // Until all have their places.
    }
  }

  private Optional<Batch> next(int limit) {
    return unitOfWork().execute(() -> log().read(consumer, partition, Set.of(), limit));
  }

  private Batch read(int limit) {
    return next(limit).orElseThrow();
  }

  private boolean advance(Batch batch) {
    return unitOfWork().execute(() -> log().advance(consumer, batch));
  }

  private Standing standing() {
    return unitOfWork().execute(() -> log().standing(consumer)).get(partition);
  }
}
