package io.ringledger.vault.persistence.settlement;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.persistence.jobs.Jobs;
import io.ringledger.vault.application.settlement.BatchSettling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has batches settled, on one replica at a time; that two do it at once would do no harm. */
@ApplicationScoped
public class SettlementJobs implements Jobs.Source {

  static final String TASK = "settle-batches";

  /** Then others get their turn on the thread. */
  private static final Duration LONGEST_RUN = Duration.ofSeconds(5);

  private static final int ROUNDS = 20;

  private final BatchSettling settling;
  private final Randomness randomness;
  private final InstantSource clock;
  private final Duration pollEvery;

  SettlementJobs(
      BatchSettling settling,
      Randomness randomness,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.vault.settlement.poll-every") Duration pollEvery) {
    this.settling = settling;
    this.randomness = randomness;
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
        Tasks.recurring(TASK, FixedDelay.of(pollEvery)).execute((_, context) -> settle(context)));
  }

  private void settle(ExecutionContext context) {
    RequestId run = new RequestId("%s-%s".formatted(TASK, randomness.newId()));
    Instant end = clock.instant().plus(LONGEST_RUN);
    boolean more = true;
    for (int i = 0; more && i < ROUNDS && clock.instant().isBefore(end); i++) {
      more = !context.getSchedulerState().isShuttingDown() && settling.advance(run) > 0;
    }
  }
}
