package io.ringledger.rewards.kafka;

import io.ringledger.rewards.application.settlement.RegisteredSources;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.shared.kafka.KafkaClients;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Takes in source events from a topic. A record's offset is committed only when its event is kept,
 * or the record is safe among the dead letters; what comes again after a crash in between is known
 * by source and id. So nothing is lost and nothing counts twice.
 */
public final class KafkaRewardIntake implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(KafkaRewardIntake.class.getName());

  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

  private final KafkaClients clients;
  private final KafkaIntakeSettings settings;
  private final RecordIntake intake;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final AtomicReference<Optional<Consumer<byte[], byte[]>>> open =
      new AtomicReference<>(Optional.empty());
  private final Thread worker;

  /** Does nothing yet. */
  public KafkaRewardIntake(
      KafkaClients clients,
      KafkaIntakeSettings settings,
      RewardIntake intake,
      RegisteredSources sources) {
    this.clients = clients;
    this.settings = settings;
    this.intake = new RecordIntake(intake, sources);
    this.worker = Thread.ofPlatform().name("kafka-reward-intake").daemon().unstarted(this::work);
  }

  /** Begins to take records, in a thread of its own, until it is closed. */
  public void start() {
    worker.start();
  }

  private void work() {
    while (stopping.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer =
              clients.consumer(settings.group(), RewardIntake.MAX_BATCH);
          DeadLetters dead = new DeadLetters(clients, settings.deadTopic())) {
        open.set(Optional.of(consumer));
        new IntakeLoop(consumer, intake, dead, settings).run(() -> stopping.getCount() == 0);
      } catch (WakeupException _) {
        // Somebody wants it to stop.
      } catch (RuntimeException failure) {
        LOG.log(Level.WARNING, "Kafka's consumer failed; another one begins", failure);
        pause();
      } finally {
        open.set(Optional.empty());
      }
    }
  }

  private void pause() {
    try {
      boolean stopped = stopping.await(settings.longestPause().toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(Level.DEBUG, "stopped while waiting: {0}", stopped);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Finishes the records it has begun with, commits them and leaves the group. */
  @Override
  public void close() {
    stopping.countDown();
    open.get().ifPresent(Consumer::wakeup);
    try {
      if (!worker.join(STOPPED_WITHIN)) {
        LOG.log(Level.WARNING, "Kafka's consumer did not stop in time; its records come again");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
