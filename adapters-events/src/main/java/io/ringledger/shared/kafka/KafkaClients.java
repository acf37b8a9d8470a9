package io.ringledger.shared.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes clients of one Kafka. How to reach it and who we are there is the operator's to say; what
 * keeps events from being lost or reordered is ours, and cannot be set.
 */
public final class KafkaClients {

  private static final int BLOCKED = 10_000;
  private static final int DELIVERED = 30_000;

  private final Map<String, Object> settings;

  /**
   * Clients with these settings of Kafka's own.
   *
   * @param settings by Kafka's names, {@code bootstrap.servers} among them
   */
  public KafkaClients(Map<String, ?> settings) {
    this.settings = Map.copyOf(settings);
    if (!this.settings.containsKey(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG)) {
      throw new IllegalArgumentException("no bootstrap.servers");
    }
  }

  /**
   * A consumer of a group that begins with the first record and commits only when it is told to.
   *
   * @param records how many it takes at once at most
   */
  public Consumer<byte[], byte[]> consumer(String group, int records) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
    all.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A producer whose records are in order, each once, and safe when they are acknowledged. */
  public Producer<byte[], byte[]> producer() {
    return producer(producing());
  }

  /** The same in transactions: all of a batch or nothing, and only by the last who began. */
  public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    Map<String, Object> all = producing();
    all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return producer(all);
  }

  private Map<String, Object> producing() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCKED);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERED);
    return all;
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> all) {
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
