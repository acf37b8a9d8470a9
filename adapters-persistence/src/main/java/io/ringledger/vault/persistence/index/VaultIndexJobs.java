package io.ringledger.vault.persistence.index;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.persistence.Storable;
import io.ringledger.shared.persistence.jobs.Jobs;
import io.ringledger.vault.application.index.LedgerFollowing;
import io.ringledger.vault.application.index.LedgerFollowing.Pass;
import io.ringledger.vault.application.index.Reconciliation;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has the ledger read every few seconds, and sooner where somebody has heard that it closed; and
 * the books compared with it now and then. Both on one replica at a time; that two do it at once
 * would do no harm.
 */
@ApplicationScoped
public class VaultIndexJobs implements Jobs.Source {

  static final String READ = "read-vault-ledger";
  static final String RECONCILE = "reconcile-vault";

  private static final Logger LOG = System.getLogger(VaultIndexJobs.class.getName());

  /** Then others get their turn on the thread. */
  private static final int PASSES_IN_A_RUN = 5;

  private final LedgerFollowing following;
  private final Reconciliation reconciliation;
  private final Randomness randomness;
  private final InstantSource clock;
  private final Duration pollEvery;
  private final Duration reconcileEvery;
  private final AtomicReference<Optional<SchedulerClient>> scheduler =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean heard = new AtomicBoolean();
  private final AtomicBoolean bringing = new AtomicBoolean();

  VaultIndexJobs(
      LedgerFollowing following,
      Reconciliation reconciliation,
      Randomness randomness,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.vault.index.poll-every") Duration pollEvery,
      @ConfigProperty(name = "ringledger.vault.index.reconcile-every") Duration reconcileEvery) {
    this.following = following;
    this.reconciliation = reconciliation;
    this.randomness = randomness;
    this.clock = clock;
    this.pollEvery = pollEvery;
    this.reconcileEvery = reconcileEvery;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of();
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of(
        Tasks.recurring(READ, FixedDelay.of(pollEvery)).execute((_, context) -> read(context)),
        Tasks.recurring(RECONCILE, FixedDelay.of(reconcileEvery)).execute((_, _) -> reconcile()));
  }

  @Override
  public void started(SchedulerClient running) {
    scheduler.set(Optional.of(running));
  }

  /** A ledger has closed: the next reading is due now. Waits for nobody. */
  public void wake() {
    heard.set(true);
    Optional<SchedulerClient> running = scheduler.get();
    if (running.isPresent() && bringing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("vault-wake").start(() -> bringForward(running.get()));
    }
  }

  /** Where it is being read right now, that reading looks once more; and it is polled anyway. */
  private void bringForward(SchedulerClient running) {
    bringing.set(false);
    try {
      running.reschedule(
          TaskInstanceId.of(READ, RecurringTask.INSTANCE), Storable.moment(clock.instant()));
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the next reading comes when it comes", e);
    }
  }

  private void read(ExecutionContext context) {
    boolean more = true;
    for (int i = 0; more && i < PASSES_IN_A_RUN; i++) {
      heard.set(false);
      more =
          switch (following.follow(run(READ))) {
            case Pass.UpToDate _ -> heard.get();
            case Pass.More _ -> true;
            case Pass.Silent(var reason) -> {
              LOG.log(Level.DEBUG, "the vault''s ledger says nothing: {0}", reason);
              yield false;
            }
          };
      more &= !context.getSchedulerState().isShuttingDown();
    }
  }

  private void reconcile() {
    Optional<Report> report = reconciliation.reconcile(run(RECONCILE));
    report
        .filter(found -> found.count() > 0)
        .ifPresent(
            found ->
                LOG.log(
                    Level.ERROR,
                    "the books of the vault and ledger {0} differ: {1} differences, {2} drops",
                    found.ledgerIndex(),
                    found.count(),
                    found.drops()));
  }

  private RequestId run(String name) {
    return new RequestId("%s-%s".formatted(name, randomness.newId()));
  }
}
