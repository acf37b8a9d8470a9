package io.ringledger.rewards.kafka;

import io.ringledger.rewards.kafka.RecordIntake.Refused;
import io.ringledger.shared.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** The topic for records whose events are refused: as they came, with where from and why. */
final class DeadLetters implements AutoCloseable {

  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

  private final KafkaClients clients;
  private final String topic;
  private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

  /** Connects only when there is something to put there. */
  DeadLetters(KafkaClients clients, String topic) {
    this.clients = clients;
    this.topic = topic;
  }

  /** Answers when all of them are safe there; throws a {@link KafkaException} otherwise. */
  void put(List<Refused> refused) {
    if (refused.isEmpty()) {
      return;
    }
    Producer<byte[], byte[]> open = producer.orElseGet(clients::producer);
    producer = Optional.of(open);
    List<Future<RecordMetadata>> sent = new ArrayList<>(refused.size());
    refused.forEach(letter -> sent.add(open.send(letter(letter))));
    for (Future<RecordMetadata> acknowledgement : sent) {
      await(acknowledgement);
    }
  }

  private ProducerRecord<byte[], byte[]> letter(Refused refused) {
    ConsumerRecord<byte[], byte[]> record = refused.record();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    header(letter, "code", refused.why().code().code());
    header(letter, "reason", refused.why().reason());
    header(letter, "topic", record.topic());
    header(letter, "partition", Integer.toString(record.partition()));
    header(letter, "offset", Long.toString(record.offset()));
    return letter;
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add("ringledger-" + name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void await(Future<RecordMetadata> acknowledgement) {
    try {
      acknowledgement.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter was not taken", e.getCause());
    }
  }

  @Override
  public void close() {
    producer.ifPresent(open -> open.close(CLOSED_WITHIN));
    producer = Optional.empty();
  }
}
