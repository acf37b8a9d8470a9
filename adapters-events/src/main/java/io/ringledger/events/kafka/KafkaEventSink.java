package io.ringledger.events.kafka;

import io.ringledger.shared.application.events.EventSink;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.cloudevents.CloudEventsWriter;
import io.ringledger.shared.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes the log of events to a topic, keyed by their ordering key. A batch is a transaction, so
 * that none of an ordering key becomes visible before an earlier one even where the broker fails in
 * the middle, and of two replicas only the one that began last gets through. After a failure a
 * batch may come again, under the same ids.
 */
public final class KafkaEventSink implements EventSink, AutoCloseable {

  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

  private final KafkaClients clients;
  private final CloudEventsWriter writer;
  private final String topic;
  private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

  /** Connects only when there is something to send. */
  public KafkaEventSink(KafkaClients clients, CloudEventsWriter writer, String topic) {
    this.clients = clients;
    this.writer = writer;
    this.topic = topic;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Set<String> types() {
    return Set.of();
  }

  // A transaction is committed only when each of its records was taken, so nobody asks one by one.
  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public synchronized void send(List<PublishedEvent> events) {
    try {
      Producer<byte[], byte[]> open = open();
      open.beginTransaction();
      events.forEach(event -> open.send(record(event)));
      open.commitTransaction();
    } catch (KafkaException failure) {
      // What is unfinished is aborted when the next one begins, here or on another replica.
      letGo(Duration.ZERO);
      throw failure;
    }
  }

  private Producer<byte[], byte[]> open() {
    if (producer.isEmpty()) {
      producer = Optional.of(clients.transactionalProducer("ringledger." + topic));
      producer.get().initTransactions();
    }
    return producer.get();
  }

  private ProducerRecord<byte[], byte[]> record(PublishedEvent event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, event.orderingKey().getBytes(StandardCharsets.UTF_8), writer.write(event));
    record
        .headers()
        .add(
            "content-type",
            (CloudEventsWriter.MEDIA_TYPE + "; charset=UTF-8").getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private void letGo(Duration within) {
    Optional<Producer<byte[], byte[]>> last = producer;
    producer = Optional.empty();
    last.ifPresent(open -> open.close(within));
  }

  @Override
  public synchronized void close() {
    letGo(CLOSED_WITHIN);
  }
}
