package io.ringledger.vault.persistence.market;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.persistence.jobs.Jobs;
import io.ringledger.vault.application.intents.IntentUpkeep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends what has become too old in the market. */
@ApplicationScoped
public class IntentJobs implements Jobs.Source {

  static final String EXPIRE = "expire-intents";

  /** Then others get their turn on the thread. */
  private static final int ROUNDS = 20;

  private final IntentUpkeep upkeep;
  private final Randomness randomness;
  private final Duration every;

  IntentJobs(
      IntentUpkeep upkeep,
      Randomness randomness,
      @ConfigProperty(name = "ringledger.vault.intents.expire-every") Duration every) {
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
        Tasks.recurring(EXPIRE, FixedDelay.of(every)).execute((_, context) -> expire(context)));
  }

  @Override
  public void started(SchedulerClient scheduler) {
    // Recurring jobs begin by themselves.
  }

  private void expire(ExecutionContext context) {
    RequestId run = new RequestId("%s-%s".formatted(EXPIRE, randomness.newId()));
    boolean more = true;
    for (int i = 0; more && i < ROUNDS; i++) {
      more = !context.getSchedulerState().isShuttingDown() && upkeep.expire(run) > 0;
    }
  }
}
