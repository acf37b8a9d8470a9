package io.ringledger.vault.persistence.batches;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.persistence.jobs.Jobs;
import io.ringledger.vault.application.batches.NettingRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Cuts a batch now and then, wherever there is enough for one; one replica at a time does it. */
@ApplicationScoped
public class NettingJobs implements Jobs.Source {

  /** The name of the job that nets. */
  public static final String NET = "net-trades";

  private final NettingRun netting;
  private final Randomness randomness;
  private final Duration every;

  NettingJobs(
      NettingRun netting,
      Randomness randomness,
      @ConfigProperty(name = "ringledger.vault.netting.every") Duration every) {
    this.netting = netting;
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
        Tasks.recurring(NET, FixedDelay.of(every))
            .execute(
                (_, _) ->
                    netting.run(
                        Author.system(new RequestId("%s-%s".formatted(NET, randomness.newId()))))));
  }
}
