package io.ringledger.vault.persistence.content;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.shared.persistence.jobs.Jobs;
import io.ringledger.vault.application.content.ContentWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gets documents into the store for everybody, and looks now and then whether they still are. */
@ApplicationScoped
public class ContentJobs implements Jobs.Source {

  static final String HAND_OVER = "hand-over-documents";
  static final String LOOK = "look-for-documents";

  /** Then others get their turn on the thread. */
  private static final Duration LONGEST_RUN = Duration.ofSeconds(1);

  private static final int AT_ONCE = 500;

  private final ContentWork work;
  private final InstantSource clock;
  private final Duration pollEvery;

  ContentJobs(
      ContentWork work,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.content.poll-every") Duration pollEvery) {
    this.work = work;
    this.clock = clock;
    this.pollEvery = pollEvery;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of();
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of(
        job(
            HAND_OVER,
            context -> {
              repeat(work::move, context);
              repeat(work::handOver, context);
            }),
        job(LOOK, context -> repeat(work::look, context)));
  }

  private interface Round {
    void go(ExecutionContext context);
  }

  private RecurringTask<Void> job(String name, Round round) {
    return Tasks.recurring(name, FixedDelay.of(pollEvery))
        .execute((_, context) -> round.go(context));
  }

  private void repeat(BooleanSupplier step, ExecutionContext context) {
    Instant end = clock.instant().plus(LONGEST_RUN);
    boolean more = true;
    for (int i = 0; more && i < AT_ONCE && !clock.instant().isAfter(end); i++) {
      more = !context.getSchedulerState().isShuttingDown() && step.getAsBoolean();
    }
  }
}
