package io.ringledger.events.persistence;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ringledger.events.application.DeliveryRounds;
import io.ringledger.events.application.outbound.Deliveries.Claim;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what is due, to several subscribers and several events to each at the same time. A
 * subscriber that is slow keeps the others waiting for no longer than one send.
 */
@ApplicationScoped
public class DeliveryJobs implements Jobs.Source {

  private static final System.Logger LOG = System.getLogger(DeliveryJobs.class.getName());

  static final String DELIVER = "deliver-events";
  static final String FORGET = "forget-deliveries";

  /** After that it is looked anew who has something due. */
  private static final Duration TURN = Duration.ofSeconds(5);

  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final DeliveryRounds rounds;
  private final InstantSource clock;
  private final Duration pollEvery;
  private final int subscribersAtOnce;

  DeliveryJobs(
      DeliveryRounds rounds,
      InstantSource clock,
      @ConfigProperty(name = "ringledger.events.poll-every") Duration pollEvery,
      @ConfigProperty(name = "ringledger.events.subscribers-at-once") int subscribersAtOnce) {
    this.rounds = rounds;
    this.clock = clock;
    this.pollEvery = pollEvery;
    this.subscribersAtOnce = subscribersAtOnce;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of();
  }

  @Override
  public List<RecurringTask<?>> recurring() {
    return List.of(
        Tasks.recurring(DELIVER, FixedDelay.of(pollEvery))
            .execute((_, context) -> deliver(context)),
        Tasks.recurring(FORGET, FixedDelay.of(FORGET_EVERY)).execute((_, _) -> rounds.forget()));
  }

  private void deliver(ExecutionContext context) {
    List<SubscriptionId> due = rounds.due();
    if (due.isEmpty()) {
      return;
    }
    Instant end = clock.instant().plus(TURN);
    // Closing waits until all are done.
    try (ExecutorService subscribers =
        Executors.newFixedThreadPool(subscribersAtOnce, Thread.ofVirtual().factory())) {
      due.forEach(
          subscriber ->
              subscribers.execute(
                  () -> {
                    while (!context.getSchedulerState().isShuttingDown()
                        && clock.instant().isBefore(end)
                        && round(subscriber)) {
                      // There may be more.
                    }
                  }));
    }
  }

  /** Sends what a subscriber may get at the same time; false where nothing is due. */
  private boolean round(SubscriptionId subscriber) {
    List<Claim> claims = new ArrayList<>();
    try {
      claims.addAll(rounds.claim(subscriber));
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "subscription " + subscriber + " could not be served", failure);
    }
    try (ExecutorService sends = Executors.newVirtualThreadPerTaskExecutor()) {
      claims.forEach(claim -> sends.execute(() -> send(claim)));
    }
    return !claims.isEmpty();
  }

  /** What fails here is taken up again when its claim is over. */
  private void send(Claim claim) {
    try {
      rounds.send(claim);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "delivery " + claim.delivery() + " could not be made", failure);
    }
  }
}
