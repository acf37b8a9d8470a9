package io.ringledger.bouts.persistence;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.bouts.application.OutcomeFollowing;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** Follows outcomes, one job for each escrow, and now and then looks for escrows without one. */
@ApplicationScoped
public class FollowUpJobs implements Jobs.Source {

  private static final String SWEEP = "sweep-follow-ups";
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofMinutes(10);
  private static final int MAX_DOUBLINGS = 10;

  private static final String WANTED =
      """
      update scheduled_tasks
      set execution_time = least(execution_time, wanted_at), wanted_at = null
      where task_name = :task and task_instance = :escrow and wanted_at is not null and not picked
      """;

  /** Unless somebody has wanted it again meanwhile, or another replica has taken it over. */
  private static final String FINISH =
      """
      delete from scheduled_tasks
      where task_name = :task and task_instance = :escrow and version = :version
        and wanted_at is null
      """;

  private final OutcomeFollowing following;
  private final UnitOfWork unitOfWork;
  private final Session session;
  private final Randomness randomness;
  private final InstantSource clock;
  private final Duration sweepEvery;

  FollowUpJobs(
      OutcomeFollowing following,
      UnitOfWork unitOfWork,
      Session session,
      Randomness randomness,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.jobs.sweep-every") Duration sweepEvery) {
    this.sweepEvery = sweepEvery;
    this.following = following;
    this.unitOfWork = unitOfWork;
    this.session = session;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(
        Tasks.custom(JpaFollowUps.TASK, Void.class)
            .onFailure(this::retry)
            .onDeadExecutionRevive()
            .execute((instance, _) -> follow(instance)));
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of(
        Tasks.recurring(SWEEP, FixedDelay.of(sweepEvery)).execute((_, _) -> following.sweep()));
  }

  private CompletionHandler<Void> follow(TaskInstance<Void> instance) {
    EscrowId escrow = new EscrowId(UUID.fromString(instance.getId()));
    Optional<Instant> next = following.follow(escrow, new RequestId("job-" + randomness.newId()));
    return (done, operations) -> {
      if (next.isPresent() || !finish(escrow, done.getExecution().version)) {
        operations.reschedule(done, next.orElseGet(() -> Storable.moment(clock.instant())));
        unitOfWork.run(() -> asWanted(escrow));
      }
    };
  }

  /** Takes it off the agenda in one statement, so that no wish gets lost in between. */
  private boolean finish(EscrowId escrow, long version) {
    return unitOfWork.execute(
        () ->
            session
                    .createNativeMutationQuery(FINISH)
                    .setParameter("task", JpaFollowUps.TASK)
                    .setParameter("escrow", escrow.toString())
                    .setParameter("version", version)
                    .executeUpdate()
                == 1);
  }

  /** Whoever wanted it sooner while it was running gets it sooner. */
  private void asWanted(EscrowId escrow) {
    session
        .createNativeMutationQuery(WANTED)
        .setParameter("task", JpaFollowUps.TASK)
        .setParameter("escrow", escrow.toString())
        .executeUpdate();
  }

  /** Later and later: a bug must not keep a replica busy. */
  private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    int doublings = Math.min(failed.getExecution().consecutiveFailures, MAX_DOUBLINGS);
    Duration wait = FIRST_RETRY.multipliedBy(1L << doublings);
    operations.reschedule(
        failed,
        Storable.moment(clock.instant().plus(wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait)));
  }
}
