package io.ringledger.rewards.persistence.settlement;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.ringledger.rewards.application.settlement.RewardLanes;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Works on the lanes of reward settlement, one job for each, that never ends: it drains its lane
 * and comes again, at once where there is more, otherwise after a while or when an event comes in.
 */
@ApplicationScoped
public class RewardLaneJobs implements Jobs.Source {

  /** Then others get their turn on the thread. */
  private static final int BATCHES_IN_A_RUN = 50;

  /**
   * Also where batches are slow: a job that waits for a thread sends no heartbeats, and is taken
   * for dead, and done by somebody else as well, if it waits too long.
   */
  private static final Duration LONGEST_RUN = Duration.ofSeconds(1);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 10;

  private final RewardLanes lanes;
  private final InstantSource clock;
  private final Duration pollEvery;

  RewardLaneJobs(
      RewardLanes lanes,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.rewards.poll-every") Duration pollEvery) {
    this.lanes = lanes;
    this.clock = clock;
    this.pollEvery = pollEvery;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(
        Tasks.custom(JdbcRewardSettlements.TASK, Void.class)
            .onFailure(this::retry)
            .onDeadExecutionRevive()
            .execute(this::drain));
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of();
  }

  @Override
  public void started(SchedulerClient scheduler) {
    Instant now = Storable.moment(clock.instant());
    IntStream.range(0, RewardLanes.LANES)
        .mapToObj(lane -> new TaskInstance<>(JdbcRewardSettlements.TASK, Integer.toString(lane)))
        .forEach(job -> scheduler.scheduleIfNotExists(job, now));
  }

  private CompletionHandler<Void> drain(TaskInstance<Void> job, ExecutionContext context) {
    Instant end = clock.instant().plus(LONGEST_RUN);
    boolean more = true;
    for (int i = 0; more && i < BATCHES_IN_A_RUN && !clock.instant().isAfter(end); i++) {
      more =
          !context.getSchedulerState().isShuttingDown()
              && lanes.advance(Integer.parseInt(job.getId()));
    }
    Duration wait = more ? Duration.ZERO : pollEvery;
    return (done, operations) ->
        operations.reschedule(done, Storable.moment(done.getTimeDone().plus(wait)));
  }

  /** Later and later, but never so late that nobody notices that it goes on. */
  private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    int doublings = Math.min(failed.getExecution().consecutiveFailures, MAX_DOUBLINGS);
    Duration wait = FIRST_RETRY.multipliedBy(1L << doublings);
    operations.reschedule(
        failed,
        Storable.moment(
            failed.getTimeDone().plus(wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait)));
  }
}
