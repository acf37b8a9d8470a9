package io.ringledger.rewards.persistence.checkpoints;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.rewards.application.chain.LedgerCheckpointing;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has a checkpoint made now and then, on one replica at a time. */
@ApplicationScoped
public class CheckpointJobs implements Jobs.Source {

  private static final String CHECKPOINT = "checkpoint-ledger";

  private final LedgerCheckpointing checkpointing;
  private final Duration every;

  CheckpointJobs(
      LedgerCheckpointing checkpointing,
      @ConfigProperty(name = "ringledger.rewards.checkpoints.every") Duration every) {
    this.checkpointing = checkpointing;
    this.every = every;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of();
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of(
        Tasks.recurring(CHECKPOINT, FixedDelay.of(every))
            .execute((_, _) -> checkpointing.checkpoint()));
  }
}
