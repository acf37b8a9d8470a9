package io.ringledger.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventDelivery.Round;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.fakes.InMemoryEventLog;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.cloudevents.CloudEventsWriter;
import io.ringledger.shared.kafka.KafkaBroker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaEventSinkTest {

  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");

  @TempDir static Path folder;
  private static KafkaBroker broker;
  private static int topics;

  private final InMemoryEventLog log = new InMemoryEventLog();
  private final SettableClock clock = new SettableClock(NOW);
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(log);
  private final EventDelivery delivery = new EventDelivery(unitOfWork, log, clock, 50);
  private final List<KafkaEventSink> sinks = new ArrayList<>();
  private final String topic = "ringledger-events-" + topics++;

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
    broker.createTopic(topic, 3);
  }

  @AfterEach
  void noSinkIsLeft() {
    sinks.forEach(KafkaEventSink::close);
  }

  @Test
  void every_event_is_told_once_keyed_by_its_ordering_key_and_in_its_order() {
    publish(0, 1_000);
    drain(sink());
    List<ConsumerRecord<byte[], byte[]>> told = broker.records(topic, 1_000);
    assertThat(told).hasSize(1_000);
    assertInOrder(told);
    ConsumerRecord<byte[], byte[]> record = told.getFirst();
    assertThat(header(record)).isEqualTo("application/cloudevents+json; charset=UTF-8");
    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .contains("\"partitionkey\":\"" + key(record) + "\"");
  }

  @Test
  void another_replica_goes_on_where_the_first_stopped() {
    publish(0, 100);
    KafkaEventSink first = sink();
    drain(first);
    publish(100, 200);
    KafkaEventSink second = sink();
    drain(second);
    publish(200, 300);
    // The first was shut out by the second, notices, and then has its turn again.
    while (delivery.forward(first).failures().isEmpty() && behind(first)) {
      // All partitions may have to try.
    }
    clock.advance(Duration.ofMinutes(10));
    drain(first);
    List<ConsumerRecord<byte[], byte[]>> told = broker.records(topic, 300);
    assertThat(told).hasSize(300);
    assertInOrder(told);
  }

  @Test
  void what_was_told_but_not_noted_is_told_again_under_the_same_id() {
    publish(0, 60);
    KafkaEventSink sink = sink();
    // It dies between telling and noting.
    for (var standing : log.standing(sink.name())) {
      log.read(sink.name(), standing.partition(), sink.types(), 50)
          .ifPresent(batch -> sink.send(batch.events()));
    }
    drain(sink);
    List<ConsumerRecord<byte[], byte[]>> told = broker.records(topic, 120);
    assertThat(told).hasSize(120);
    assertThat(told.stream().map(KafkaEventSinkTest::id).distinct()).hasSize(60);
    assertInOrder(told);
  }

  @Test
  void nothing_is_noted_while_the_broker_is_away_and_all_is_told_when_it_comes_back() {
    publish(0, 20);
    KafkaEventSink sink = sink();
    drain(sink);
    broker.stop();
    publish(20, 21);
    Round round = delivery.forward(sink);
    assertThat(round.failures()).hasSize(1);
    assertThat(round.positions()).isZero();
    broker.startAgain();
    publish(21, 40);
    KafkaBroker.await(
        () -> {
          clock.advance(Duration.ofMinutes(10));
          delivery.forward(sink);
          return !behind(sink);
        });
    List<ConsumerRecord<byte[], byte[]>> told = broker.records(topic, 40);
    assertThat(told.stream().map(KafkaEventSinkTest::id).distinct()).hasSize(40);
    assertInOrder(told);
  }

  private KafkaEventSink sink() {
    KafkaEventSink sink =
        new KafkaEventSink(
            broker.clients(), new CloudEventsWriter(URI.create("urn:ringledger")), topic);
    sinks.add(sink);
    return sink;
  }

  private void publish(int from, int to) {
    log.publish(
        IntStream.range(from, to)
            .mapToObj(
                i ->
                    new NewEvent(
                        new UUID(0, i),
                        "rewards_ledger.PointsEarned",
                        "entry-" + i,
                        "account-" + i % 13,
                        NOW,
                        EventData.of(Map.of("points", (long) i))))
            .toList());
    while (log.sequence(1_000) > 0) {
      // Until all have their places.
    }
  }

  private void drain(KafkaEventSink sink) {
    while (behind(sink)) {
      assertThat(delivery.forward(sink).failures()).isEmpty();
    }
  }

  private boolean behind(KafkaEventSink sink) {
    return log.standing(sink.name()).stream().anyMatch(standing -> standing.lag() > 0);
  }

  /** Of each key, what is seen for the first time is seen in order. */
  private static void assertInOrder(List<ConsumerRecord<byte[], byte[]>> told) {
    Map<String, LinkedHashSet<Long>> points = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : told) {
      points.computeIfAbsent(key(record), _ -> new LinkedHashSet<>()).add(id(record));
    }
    assertThat(points.values()).allSatisfy(ids -> assertThat(List.copyOf(ids)).isSorted());
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("content-type").value(), StandardCharsets.UTF_8);
  }

  private static long id(ConsumerRecord<byte[], byte[]> record) {
    String value = new String(record.value(), StandardCharsets.UTF_8);
    int from = value.indexOf("\"id\":\"") + 6;
    return UUID.fromString(value.substring(from, from + 36)).getLeastSignificantBits();
  }
}
