package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.ringledger.shared.application.UnitOfWork;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Measures how long units of work take, waiting for a connection included, and counts those that
 * got none or lost it. A unit of work within another is part of that one.
 */
@Decorator
@Priority(2)
class MeasuredUnitOfWork implements UnitOfWork {

  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final UnitOfWork work;
  private final MeterProvider<Counter> failures;
  private final Timer committed;
  private final Timer failed;

  MeasuredUnitOfWork(@Delegate @Any UnitOfWork work, MeterRegistry registry) {
    this.work = work;
    MeterProvider<Timer> timers =
        Timer.builder("ringledger.database.work")
            .description("How long units of work take in the database")
            .serviceLevelObjectives(BUCKETS)
            .withRegistry(registry);
    committed = timers.withTag("outcome", "committed");
    failed = timers.withTag("outcome", "failed");
    failures =
        Counter.builder("ringledger.database.failures")
            .description("Units of work that got no connection to the database, or lost it")
            .withRegistry(registry);
    // There from the start, so that the first failure is a step and not a beginning.
    for (DatabaseTrouble trouble : DatabaseTrouble.values()) {
      failures.withTag("why", trouble.wire());
    }
  }

  @Override
  public <T> T execute(Supplier<T> task) {
    return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION
        ? work.execute(task)
        : measured(task);
  }

  private <T> T measured(Supplier<T> task) {
    long began = System.nanoTime();
    Timer ended = failed;
    try {
      T answer = work.execute(task);
      ended = committed;
      return answer;
    } catch (RuntimeException failure) {
      DatabaseTrouble.of(failure)
          .ifPresent(trouble -> failures.withTags(Tags.of("why", trouble.wire())).increment());
      throw failure;
    } finally {
      ended.record(Duration.ofNanos(System.nanoTime() - began));
    }
  }
}
