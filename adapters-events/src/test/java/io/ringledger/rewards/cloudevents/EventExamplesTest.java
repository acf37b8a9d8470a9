package io.ringledger.rewards.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.jackson.JsonFormat;
import io.ringledger.rewards.application.outbound.EventReader.Envelope;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/events} shows is what is accepted. */
class EventExamplesTest {

  private static final Path EVENTS = Path.of("..", "docs", "events");

  private final CloudEventsReader reader = new CloudEventsReader();

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS.resolve("examples"))) {
      return files.toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_is_accepted_and_earns_a_reward(Path example) throws IOException {
    Outcome<List<Outcome<Envelope>>> read = reader.read(Files.readAllBytes(example));
    assertThat(read).isInstanceOf(Success.class);
    for (Outcome<Envelope> event : ((Success<List<Outcome<Envelope>>>) read).value()) {
      assertThat(event).isInstanceOf(Success.class);
      String body = ((Success<Envelope>) event).value().body();
      SourceReading reading = reader.understand(body, Instant.EPOCH);
      assertThat(reading).isInstanceOf(SourceReading.Reward.class);
      assertThat(((SourceReading.Reward) reading).facts().stateValid()).isTrue();
      assertThat(new JsonFormat().deserialize(body.getBytes(StandardCharsets.UTF_8)).getId())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(SourceType.class)
  void every_type_has_a_schema_and_an_example(SourceType type) {
    assertThat(EVENTS.resolve(type.type() + ".v1.json")).exists();
    assertThat(EVENTS.resolve("examples").resolve(type.type() + ".v1.json")).exists();
  }

  @Test
  void there_is_no_schema_that_no_event_is_held_against() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(it -> it.endsWith(".json")))
          .hasSize(SourceType.values().length);
    }
  }
}
