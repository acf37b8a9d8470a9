package io.ringledger.shared.persistence.events;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventDelivery.Failed;
import io.ringledger.shared.application.events.EventDelivery.Round;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.EventSink;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moves events on: one job gives them their places in the log, and one for each consumer or sink
 * hands them over. A job works as long as there is more to do, within bounds, and then comes back
 * shortly; with nothing to do it costs one small question.
 */
@ApplicationScoped
public class EventJobs implements Jobs.Source {

  private static final System.Logger LOG = System.getLogger(EventJobs.class.getName());

  static final String SEQUENCE = "sequence-events";
  static final String CONSUME = "consume-events-";
  static final String FORWARD = "forward-events-";

  /** Then somebody else may have the thread. */
  private static final int ROUNDS = 100;

  private final EventSequencer sequencer;
  private final Instance<EventConsumer> consumers;
  private final Instance<EventSink> sinks;
  private final EventDelivery delivery;
  private final Duration pollEvery;
  private final int batchSize;

  EventJobs(
      EventSequencer sequencer,
      EventLog log,
      Instance<EventConsumer> consumers,
      Instance<EventSink> sinks,
      UnitOfWork unitOfWork,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.events.poll-every") Duration pollEvery,
      @ConfigProperty(name = "ringledger.events.batch-size") int batchSize) {
    this.sequencer = sequencer;
    this.consumers = consumers;
    this.sinks = sinks;
    this.delivery = new EventDelivery(unitOfWork, log, clock, batchSize);
    this.pollEvery = pollEvery;
    this.batchSize = batchSize;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of();
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    List<RecurringTask<?>> jobs = new ArrayList<>();
    jobs.add(job(SEQUENCE, () -> sequencer.sequence(batchSize)));
    consumers.forEach(
        consumer ->
            jobs.add(job(CONSUME + consumer.name(), () -> positions(delivery.deliver(consumer)))));
    sinks.forEach(
        sink -> jobs.add(job(FORWARD + sink.name(), () -> positions(delivery.forward(sink)))));
    return jobs;
  }

  private RecurringTask<Void> job(String name, LongSupplier round) {
    return Tasks.recurring(name, FixedDelay.of(pollEvery))
        .execute((_, context) -> drain(round, context));
  }

  private static void drain(LongSupplier round, ExecutionContext context) {
    int rounds = 0;
    while (rounds < ROUNDS
        && !context.getSchedulerState().isShuttingDown()
        && round.getAsLong() > 0) {
      rounds++;
    }
  }

  private static long positions(Round round) {
    for (Failed failed : round.failures()) {
      LOG.log(
          Level.WARNING,
          "consumer %s failed in partition %d, %d in a row"
              .formatted(failed.consumer(), failed.partition(), failed.inARow()),
          failed.cause());
    }
    return round.positions();
  }
}
