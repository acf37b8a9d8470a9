package io.ringledger.shared.persistence.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The job scheduler of this replica. Due jobs are rows of PostgreSQL that replicas claim from each
 * other ({@code for update skip locked}); one that stops sending heartbeats loses its jobs to the
 * others.
 */
@ApplicationScoped
public class Jobs {

  private static final int MISSED_HEARTBEATS = 4;
  private static final double FETCH_BELOW = 0.5;
  private static final double FETCH_UP_TO = 2.0;

  private final DataSource database;
  private final Instance<Source> sources;
  private final int threads;
  private final Duration patience;
  private final Duration pollEvery;
  private final Duration heartbeat;
  private final AtomicReference<Optional<Scheduler>> running =
      new AtomicReference<>(Optional.empty());

  Jobs(
      DataSource database,
      Instance<Source> sources,
      @ConfigProperty(name = "ringledger.jobs.threads") int threads,
      @ConfigProperty(name = "ringledger.jobs.stop-timeout") Duration patience,
      @ConfigProperty(name = "ringledger.jobs.poll-every") Duration pollEvery,
      @ConfigProperty(name = "ringledger.jobs.heartbeat") Duration heartbeat) {
    this.database = database;
    this.sources = sources;
    this.threads = threads;
    this.patience = patience;
    this.pollEvery = pollEvery;
    this.heartbeat = heartbeat;
  }

  /** Who has jobs to be done. */
  public interface Source {
    /** Those that are scheduled one by one. */
    List<Task<?>> tasks();

    /** Those that come again and again by themselves, on one replica at a time. */
    List<RecurringTask<?>> recurring();

    /**
     * The scheduler runs.
     *
     * @param scheduler to put jobs on its agenda that have to be there
     */
    default void started(SchedulerClient scheduler) {
      // Most have none.
    }
  }

  /** Begins to work on what is due, once the tables are there; with no threads, never. */
  public void start() {
    if (threads == 0) {
      return;
    }
    QuietOutages outages = new QuietOutages();
    outages.listen();
    Scheduler scheduler =
        Scheduler.create(database, sources.stream().flatMap(s -> s.tasks().stream()).toList())
            .startTasks(sources.stream().flatMap(s -> s.recurring().stream()).toList())
            .threads(threads)
            .pollingInterval(pollEvery)
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            // A release that knows more jobs may be running beside this one.
            .deleteUnresolvedAfter(Duration.ofDays(365))
            // It waits that long, interrupts, and waits that long once more.
            .shutdownMaxWait(patience.dividedBy(2))
            .addSchedulerListener(outages)
            .build();
    running.set(Optional.of(scheduler));
    scheduler.start();
    sources.stream().forEach(source -> source.started(scheduler));
  }

  /** Finishes what has begun and takes no more. */
  public void stop() {
    running.getAndSet(Optional.empty()).ifPresent(Scheduler::stop);
  }
}
