package io.ringledger.rewards.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.kafka.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaRewardIntakeTest {

  private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

  @TempDir static Path folder;
  private static KafkaBroker broker;
  private static int topics;

  private final KeepingIntake intake = new KeepingIntake();
  private final List<KafkaRewardIntake> replicas = new ArrayList<>();
  private KafkaIntakeSettings settings;

  @BeforeAll
  static void start() {
    broker = new KafkaBroker(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void aTopicOfItsOwn() {
    String topic = "reward-events-" + topics++;
    settings = new KafkaIntakeSettings(topic, "group-of-" + topic, Duration.ofMillis(500));
    broker.createTopic(topic, 3);
    broker.createTopic(settings.deadTopic(), 1);
  }

  @AfterEach
  void noReplicaIsLeft() {
    replicas.forEach(KafkaRewardIntake::close);
  }

  @Test
  void a_thousand_events_with_duplicates_are_kept_once_each_and_committed() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      records.add(structured(i, event(i)));
      if (i % 4 == 0) {
        records.add(structured(i, event(i)));
      }
    }
    produce(records);
    replica();
    KafkaBroker.await(() -> broker.committed(settings.group()) == 1_250);
    assertThat(intake.kept).hasSize(1_000);
    assertThat(intake.calls.get()).isLessThan(60);
  }

  @Test
  void what_was_kept_but_not_committed_comes_again_and_is_known() {
    intake.diesOnceAfterKeeping.set(true);
    produce(List.of(structured(1, event(1)), structured(1, event(2))));
    replica();
    KafkaBroker.await(() -> broker.committed(settings.group()) == 2);
    assertThat(intake.kept).hasSize(2);
    assertThat(intake.offered.get()).isGreaterThan(2);
  }

  @Test
  void a_replica_that_stops_leaves_the_rest_to_the_next() {
    produce(List.of(structured(1, event(1))));
    replica();
    KafkaBroker.await(() -> broker.committed(settings.group()) == 1);
    replicas.getFirst().close();
    produce(List.of(structured(2, event(2))));
    replica();
    KafkaBroker.await(() -> broker.committed(settings.group()) == 2);
    assertThat(intake.kept).hasSize(2);
    assertThat(intake.offered.get()).isEqualTo(2);
  }

  @Test
  void two_replicas_share_the_work_and_lose_nothing_when_one_leaves() {
    replica();
    replica();
    for (int round = 0; round < 5; round++) {
      List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        records.add(structured(i, event(round * 100 + i)));
      }
      produce(records);
      if (round == 2) {
        replicas.getFirst().close();
      }
    }
    KafkaBroker.await(() -> broker.committed(settings.group()) == 500);
    assertThat(intake.kept).hasSize(500);
  }

  @Test
  void nothing_is_lost_nor_committed_while_events_cannot_be_kept() {
    intake.down.set(true);
    replica();
    produce(List.of(structured(1, event(1)), structured(2, event(2)), structured(3, event(3))));
    KafkaBroker.await(() -> intake.calls.get() >= 3);
    assertThat(broker.committed(settings.group())).isZero();
    intake.down.set(false);
    KafkaBroker.await(() -> broker.committed(settings.group()) == 3);
    assertThat(intake.kept).hasSize(3);
  }

  @Test
  void what_is_refused_goes_to_the_dead_letters_with_the_reason_and_holds_nobody_up() {
    String good = event(1);
    produce(
        List.of(
            structured(0, good),
            structured(0, "no json"),
            structured(0, good.replace("\"id\":\"event-1\",", "")),
            structured(0, good.replace(KeepingIntake.SOURCE, "urn:example:stranger")),
            structured(0, good.replace("marketplace.BountySettled", "identity.Other")),
            structured(0, good.replace("500", "501")),
            structured(0, "[" + good + "]"),
            record(0, good, Map.of("content-type", "application/cloudevents+avro")),
            new ProducerRecord<>(settings.topic(), 0, null, null),
            structured(
                0,
                "{\"source\":\""
                    + KeepingIntake.SOURCE
                    + "\",\"x\":"
                    + "[".repeat(99)
                    + "]".repeat(99)
                    + "}"),
            structured(0, event(2))));
    replica();
    KafkaBroker.await(() -> broker.committed(settings.group()) == 11);
    assertThat(intake.kept).hasSize(2);
    List<ConsumerRecord<byte[], byte[]>> dead = broker.records(settings.deadTopic(), 9);
    assertThat(dead)
        .extracting(letter -> header(letter, "ringledger-code"))
        .containsExactlyInAnyOrder(
            "event_malformed",
            "event_malformed",
            "event_malformed",
            "event_malformed",
            "event_malformed",
            "event_malformed",
            "event_source_not_found",
            "event_type_not_allowed",
            "event_exists_with_different_content");
    ConsumerRecord<byte[], byte[]> letter =
        dead.stream()
            .filter(it -> header(it, "ringledger-offset").equals("2"))
            .findFirst()
            .orElseThrow();
    assertThat(header(letter, "ringledger-reason")).isEqualTo("The attribute id is missing.");
    assertThat(header(letter, "ringledger-topic")).isEqualTo(settings.topic());
    assertThat(header(letter, "ringledger-partition")).isEqualTo("0");
    assertThat(header(letter, "content-type")).isEqualTo(STRUCTURED);
    assertThat(letter.key()).isEqualTo(bytes("key"));
    assertThat(letter.value()).isEqualTo(bytes(good.replace("\"id\":\"event-1\",", "")));
  }

  @Test
  void an_event_in_binary_mode_is_the_same_event() {
    produce(
        List.of(
            record(
                0,
                "{\"bounty_id\":\"b-1\",\"poster_id\":\"ada\",\"winner_id\":\"cleo\","
                    + "\"points\":500,\"state\":\"settled\"}",
                Map.of(
                    "ce_specversion", "1.0",
                    "ce_id", "event-1",
                    "ce_source", KeepingIntake.SOURCE,
                    "ce_type", "marketplace.BountySettled",
                    "ce_time", "2030-06-01T12:00:00Z")),
            structured(0, event(1)),
            record(0, "[]", Map.of("ce_specversion", "1.0", "content-type", "application/json"))));
    replica();
    KafkaBroker.await(() -> broker.committed(settings.group()) == 3);
    assertThat(intake.kept).hasSize(1);
    assertThat(broker.records(settings.deadTopic(), 1)).hasSize(1);
  }

  @Test
  void it_goes_on_when_the_broker_comes_back() {
    replica();
    produce(List.of(structured(1, event(1))));
    KafkaBroker.await(() -> broker.committed(settings.group()) == 1);
    broker.stop();
    broker.startAgain();
    produce(List.of(structured(2, event(2))));
    KafkaBroker.await(() -> broker.committed(settings.group()) == 2);
    assertThat(intake.kept).hasSize(2);
  }

  private void replica() {
    KafkaRewardIntake replica = new KafkaRewardIntake(broker.clients(), settings, intake, intake);
    replicas.add(replica);
    replica.start();
  }

  private ProducerRecord<byte[], byte[]> structured(int partition, String event) {
    return record(partition % 3, event, Map.of("content-type", STRUCTURED));
  }

  private ProducerRecord<byte[], byte[]> record(
      int partition, String value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(settings.topic(), partition, bytes("key"), bytes(value));
    headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
    return record;
  }

  private static String event(int number) {
    return """
        {"specversion":"1.0","id":"event-%d","source":"%s","type":"marketplace.BountySettled",\
        "time":"2030-06-01T12:00:00Z","data":{"bounty_id":"b-%d","poster_id":"ada",\
        "winner_id":"cleo","points":500,"state":"settled"}}"""
        .formatted(number, KeepingIntake.SOURCE, number);
  }

  private static void produce(List<ProducerRecord<byte[], byte[]>> records) {
    try (Producer<byte[], byte[]> producer = broker.clients().producer()) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
