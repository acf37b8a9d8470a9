package io.ringledger.shared.application.events;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventLog.Batch;
import io.ringledger.shared.application.events.EventLog.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Hands events to consumers inside, and to sinks outside. What a consumer keeps and how far it has
 * got are kept in one unit of work, so that nothing can fall between them. A consumer that fails
 * holds up nobody but itself, and only in that partition: it is tried again later and later, with
 * fewer and fewer events at once, so that it gets as far as the one it cannot take. That one is
 * never skipped.
 */
public final class EventDelivery {

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 10;

  private final UnitOfWork unitOfWork;
  private final EventLog log;
  private final InstantSource clock;
  private final int batchSize;

  /**
   * @param batchSize how many events are handed over at once at most
   */
  public EventDelivery(UnitOfWork unitOfWork, EventLog log, InstantSource clock, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("at least one event is handed over at once");
    }
    this.unitOfWork = unitOfWork;
    this.log = log;
    this.clock = clock;
    this.batchSize = batchSize;
  }

  /**
   * What became of one round.
   *
   * @param positions how many positions of the log the consumer is done with by it
   * @param failures of partitions where it threw
   */
  public record Round(long positions, List<Failed> failures) {
    public Round {
      failures = List.copyOf(failures);
    }
  }

  /**
   * A consumer threw.
   *
   * @param inARow how often by now
   */
  public record Failed(String consumer, int partition, int inARow, RuntimeException cause) {}

  /** Hands over at most one batch of each partition. */
  public Round deliver(EventConsumer consumer) {
    return round(
        consumer.name(), standing -> unitOfWork.execute(() -> handOver(consumer, standing)));
  }

  /**
   * Tells a sink at most one batch of each partition, outside any unit of work. Of two that do so
   * for the same sink, both may tell the same events; only one counts.
   */
  public Round forward(EventSink sink) {
    return round(sink.name(), standing -> tell(sink, standing));
  }

  private Round round(String name, ToLongFunction<Standing> work) {
    long positions = 0;
    List<Failed> failures = new ArrayList<>();
    for (Standing standing : unitOfWork.execute(() -> log.standing(name))) {
      if (standing.isDue(clock.instant())) {
        try {
          positions += work.applyAsLong(standing);
        } catch (RuntimeException failure) {
          failures.add(postpone(standing, failure));
        }
      }
    }
    return new Round(positions, failures);
  }

  private long handOver(EventConsumer consumer, Standing standing) {
    Optional<Batch> next =
        log.read(consumer.name(), standing.partition(), consumer.types(), limit(standing));
    if (next.isEmpty()) {
      return 0;
    }
    Batch batch = next.get();
    if (!batch.events().isEmpty()) {
      consumer.consume(batch.events());
    }
    if (!log.advance(consumer.name(), batch)) {
      throw new IllegalStateException("somebody has moved a cursor that was held");
    }
    return batch.upTo() - batch.after();
  }

  private long tell(EventSink sink, Standing standing) {
    int limit = limit(standing);
    Optional<Batch> next =
        unitOfWork.execute(() -> log.read(sink.name(), standing.partition(), sink.types(), limit));
    if (next.isEmpty()) {
      return 0;
    }
    Batch batch = next.get();
    if (!batch.events().isEmpty()) {
      sink.send(batch.events());
    }
    return unitOfWork.execute(() -> log.advance(sink.name(), batch))
        ? batch.upTo() - batch.after()
        : 0;
  }

  private int limit(Standing standing) {
    return Math.max(1, batchSize >> Math.min(standing.failures(), Integer.SIZE - 1));
  }

  private Failed postpone(Standing standing, RuntimeException failure) {
    int doublings = Math.min(standing.failures(), MAX_DOUBLINGS);
    Duration wait = FIRST_RETRY.multipliedBy(1L << doublings);
    Duration bounded = wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
    unitOfWork.run(
        () ->
            log.postpone(standing.consumer(), standing.partition(), clock.instant().plus(bounded)));
    return new Failed(standing.consumer(), standing.partition(), standing.failures() + 1, failure);
  }
}
