package io.ringledger.rewards.kafka;

import io.ringledger.rewards.application.settlement.RegisteredSources;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.application.settlement.RewardIntake.Received;
import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.kafka.KafkaEvents.Event;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Has the events of records kept, those of one source together. */
final class RecordIntake {

  private final RewardIntake intake;
  private final RegisteredSources sources;

  RecordIntake(RewardIntake intake, RegisteredSources sources) {
    this.intake = intake;
    this.sources = sources;
  }

  /** A record whose event is not kept, and why. */
  record Refused(ConsumerRecord<byte[], byte[]> record, Rejected<?> why) {}

  private record Pending(ConsumerRecord<byte[], byte[]> record, Event event) {}

  /**
   * When it answers, each event is kept or refused; where it throws, none of that can be told.
   *
   * @param records at most {@link RewardIntake#MAX_BATCH}
   */
  List<Refused> take(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Refused> refused = new ArrayList<>();
    Map<String, List<Pending>> bySource = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      switch (KafkaEvents.read(record)) {
        case Success<Event>(var event) ->
            bySource
                .computeIfAbsent(event.source(), _ -> new ArrayList<>())
                .add(new Pending(record, event));
        case Rejected<Event> why -> refused.add(new Refused(record, why));
      }
    }
    bySource.forEach((source, events) -> take(source, events, refused));
    return refused;
  }

  private void take(String source, List<Pending> events, List<Refused> refused) {
    Optional<Sender> sender = sources.find(source);
    if (sender.isEmpty()) {
      Rejected<?> why =
          new Rejected<>(
              RewardFailure.EVENT_SOURCE_NOT_FOUND, RewardFailure.EVENT_SOURCE_NOT_FOUND.detail());
      events.forEach(event -> refused.add(new Refused(event.record(), why)));
      return;
    }
    take(sender.get(), events, refused);
  }

  private void take(Sender sender, List<Pending> events, List<Refused> refused) {
    switch (intake.receive(sender, batch(events))) {
      case Success<List<Outcome<Received>>>(var outcomes) -> {
        for (int i = 0; i < events.size(); i++) {
          if (outcomes.get(i) instanceof Rejected<Received> why) {
            refused.add(new Refused(events.get(i).record(), why));
          }
        }
      }
      case Rejected<List<Outcome<Received>>> why -> {
        if (events.size() == 1) {
          refused.add(new Refused(events.getFirst().record(), why));
        } else {
          // One of them spoils the others, for example by nesting without end.
          events.forEach(event -> take(sender, List.of(event), refused));
        }
      }
    }
  }

  /** Each is one JSON object, as has been seen, so that they can stand side by side. */
  private static byte[] batch(List<Pending> events) {
    return events.stream()
        .map(event -> event.event().body())
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
