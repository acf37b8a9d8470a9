package io.ringledger.commerce.persistence.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.commerce.application.payments.PaymentWork;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Works on what gateways report, in lanes that take whichever event is next; follows attempts and
 * refunds to their end; and ends what nobody goes on with.
 */
@ApplicationScoped
public class PaymentJobs implements Jobs.Source {

  static final String FOLLOW_ATTEMPTS = "follow-payment-attempts";
  static final String FOLLOW_REFUNDS = "follow-refunds";
  static final String SWEEP = "sweep-orders";

  /** Then others get their turn on the thread. */
  private static final int EVENTS_IN_A_RUN = 500;

  private static final int ROUNDS = 10;

  /**
   * Also where events are slow: a job that waits for a thread sends no heartbeats, and is taken for
   * dead, and done by somebody else as well, if it waits too long.
   */
  private static final Duration LONGEST_RUN = Duration.ofSeconds(1);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 10;

  private final PaymentWork work;
  private final Randomness randomness;
  private final InstantSource clock;
  private final Duration pollEvery;
  private final Duration followEvery;
  private final Duration sweepEvery;

  PaymentJobs(
      PaymentWork work,
      Randomness randomness,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.shops.poll-every") Duration pollEvery,
      @ConfigProperty(name = "ringledger.shops.follow-every") Duration followEvery,
      @ConfigProperty(name = "ringledger.shops.sweep-every") Duration sweepEvery) {
    this.work = work;
    this.randomness = randomness;
    this.clock = clock;
    this.pollEvery = pollEvery;
    this.followEvery = followEvery;
    this.sweepEvery = sweepEvery;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(
        Tasks.custom(JdbcPaymentLanes.TASK, Void.class)
            .onFailure(this::retry)
            .onDeadExecutionRevive()
            .execute(this::drain));
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of(
        job(FOLLOW_ATTEMPTS, followEvery, work::followAttempts),
        job(FOLLOW_REFUNDS, followEvery, work::followRefunds),
        job(SWEEP, sweepEvery, work::sweep));
  }

  @Override
  public void started(SchedulerClient scheduler) {
    Instant now = Storable.moment(clock.instant());
    IntStream.range(0, JdbcPaymentLanes.LANES)
        .mapToObj(lane -> new TaskInstance<>(JdbcPaymentLanes.TASK, Integer.toString(lane)))
        .forEach(job -> scheduler.scheduleIfNotExists(job, now));
  }

  private RecurringTask<Void> job(String name, Duration every, ToIntFunction<RequestId> round) {
    return Tasks.recurring(name, FixedDelay.of(every))
        .execute((_, context) -> repeat(name, round, context));
  }

  private void repeat(String name, ToIntFunction<RequestId> round, ExecutionContext context) {
    RequestId run = run(name);
    Instant end = clock.instant().plus(LONGEST_RUN);
    boolean more = true;
    for (int i = 0; more && i < ROUNDS && !clock.instant().isAfter(end); i++) {
      more = !context.getSchedulerState().isShuttingDown() && round.applyAsInt(run) > 0;
    }
  }

  private CompletionHandler<Void> drain(TaskInstance<Void> job, ExecutionContext context) {
    RequestId run = run(job.getTaskName());
    Instant end = clock.instant().plus(LONGEST_RUN);
    boolean more = true;
    for (int i = 0; more && i < EVENTS_IN_A_RUN && !clock.instant().isAfter(end); i++) {
      more = !context.getSchedulerState().isShuttingDown() && work.applyNext(run);
    }
    Duration wait = more ? Duration.ZERO : pollEvery;
    return (done, operations) ->
        operations.reschedule(done, Storable.moment(done.getTimeDone().plus(wait)));
  }

  /** Names the run in the audit trail. */
  private RequestId run(String task) {
    return new RequestId("%s-%s".formatted(task, randomness.newId()));
  }

  /**
   * Later and later, but never so late that nobody notices that it goes on. The event that could
   * not be applied has been put off, so that others come first.
   */
  private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    int doublings = Math.min(failed.getExecution().consecutiveFailures, MAX_DOUBLINGS);
    Duration wait = FIRST_RETRY.multipliedBy(1L << doublings);
    operations.reschedule(
        failed,
        Storable.moment(
            failed.getTimeDone().plus(wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait)));
  }
}
