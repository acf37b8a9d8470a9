package io.ringledger.vault.persistence.sessions;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.persistence.jobs.Jobs;
import io.ringledger.vault.application.sessions.SessionUpkeep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends sessions whose end has come, and forgets old nonces. */
@ApplicationScoped
public class SessionJobs implements Jobs.Source {

  static final String SWEEP = "sweep-vault-sessions";

  /** Then others get their turn on the thread. */
  private static final int ROUNDS = 20;

  private final SessionUpkeep upkeep;
  private final Randomness randomness;
  private final Duration every;

  SessionJobs(
      SessionUpkeep upkeep,
      Randomness randomness,
      @ConfigProperty(name = "ringledger.vault.sessions.sweep-every") Duration every) {
    this.upkeep = upkeep;
    this.randomness = randomness;
    this.every = every;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of();
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of(
        Tasks.recurring(SWEEP, FixedDelay.of(every)).execute((_, context) -> sweep(context)));
  }

  @Override
  public void started(SchedulerClient scheduler) {
    // Recurring jobs begin by themselves.
  }

  private void sweep(ExecutionContext context) {
    Author author = Author.system(new RequestId("%s-%s".formatted(SWEEP, randomness.newId())));
    boolean more = true;
    for (int i = 0; more && i < ROUNDS; i++) {
      more = !context.getSchedulerState().isShuttingDown() && upkeep.sweep(author) > 0;
    }
  }
}
