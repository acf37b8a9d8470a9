package io.ringledger.rewards.kafka;

import io.ringledger.rewards.application.settlement.RewardIntake;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Takes records, has their events kept, commits. While events cannot be kept, for example because
 * the database is down, it stays in the group and takes nothing. Everything happens between two
 * polls of one thread, so a partition that goes to another replica has nothing under way here.
 */
final class IntakeLoop {

  private static final System.Logger LOG = System.getLogger(IntakeLoop.class.getName());

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** What is handed over at once, in bytes; one record alone may have more. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final Consumer<byte[], byte[]> consumer;
  private final RecordIntake intake;
  private final DeadLetters dead;
  private final KafkaIntakeSettings settings;

  /** What is done and not committed yet, because a rebalance was under way. */
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

  private int failures;

  IntakeLoop(
      Consumer<byte[], byte[]> consumer,
      RecordIntake intake,
      DeadLetters dead,
      KafkaIntakeSettings settings) {
    this.consumer = consumer;
    this.intake = intake;
    this.dead = dead;
    this.settings = settings;
  }

  /** Until it is stopped, also by a {@link WakeupException}; whatever Kafka throws goes through. */
  void run(BooleanSupplier stopped) {
    consumer.subscribe(List.of(settings.topic()));
    while (!stopped.getAsBoolean()) {
      take(consumer.poll(POLL));
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    // Who has lost a partition has nothing to say about it any more; the next one finds all known.
    uncommitted.keySet().retainAll(consumer.assignment());
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    boolean failed = false;
    try {
      for (TopicPartition partition : records.partitions()) {
        take(partition, records.records(partition), done);
      }
    } catch (RuntimeException failure) {
      failed = true;
      failures++;
      LOG.log(
          Level.WARNING,
          "events from Kafka cannot be kept, %d in a row; they are tried again".formatted(failures),
          failure);
      goBack(records, done);
    }
    uncommitted.putAll(done);
    commit();
    if (failed) {
      rest();
    } else if (!records.isEmpty()) {
      failures = 0;
    }
  }

  private void take(
      TopicPartition partition,
      List<ConsumerRecord<byte[], byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> done) {
    int next = 0;
    while (next < records.size()) {
      int end = end(records, next);
      dead.put(intake.take(records.subList(next, end)));
      ConsumerRecord<byte[], byte[]> last = records.get(end - 1);
      done.put(partition, new OffsetAndMetadata(last.offset() + 1, last.leaderEpoch(), ""));
      next = end;
    }
  }

  /** After a failure one at a time, so that one record that cannot be taken holds up no earlier. */
  private int end(List<ConsumerRecord<byte[], byte[]>> records, int from) {
    int most = failures > 0 ? 1 : RewardIntake.MAX_BATCH;
    long bytes = 0;
    int end = from;
    while (end < records.size() && end - from < most) {
      bytes += Math.max(0, records.get(end).serializedValueSize());
      if (bytes > MAX_BYTES && end > from) {
        break;
      }
      end++;
    }
    return end;
  }

  /** To the first record of each partition that is not done. */
  private void goBack(
      ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, OffsetAndMetadata> done) {
    for (TopicPartition partition : records.partitions()) {
      OffsetAndMetadata next = done.get(partition);
      consumer.seek(
          partition, next == null ? records.records(partition).getFirst().offset() : next.offset());
    }
  }

  private void commit() {
    if (uncommitted.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(uncommitted);
      uncommitted.clear();
    } catch (WakeupException stopping) {
      consumer.commitSync(uncommitted);
      throw stopping;
    } catch (CommitFailedException | RebalanceInProgressException rebalancing) {
      // Partitions that stay here keep their place, so nothing would ever commit them again.
      LOG.log(Level.INFO, "a commit waits for a rebalance: {0}", rebalancing.getMessage());
    }
  }

  /** Polls go on, because whoever does not poll is taken for dead; nothing is taken meanwhile. */
  private void rest() {
    Duration pause = pause();
    List<TopicPartition> paused = new ArrayList<>(consumer.assignment());
    consumer.pause(paused);
    long until = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
      ConsumerRecords<byte[], byte[]> fresh =
          consumer.poll(Duration.ofNanos(Math.min(left, POLL.toNanos())));
      // Of partitions that were just assigned: they are taken when the pause is over.
      goBack(fresh, Map.of());
      consumer.pause(consumer.assignment());
    }
    consumer.resume(consumer.paused());
  }

  private Duration pause() {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
  }
}
