package io.ringledger.shared.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.PublishedEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventsWriterTest {

  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  private final CloudEventsWriter writer = new CloudEventsWriter(URI.create("urn:ringledger"));

  @Test
  void an_event_is_written_in_one_order_with_every_fact() {
    assertThat(new String(writer.write(event(7, "ada \"the\" \u20ac\n")), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\","
                + "\"source\":\"urn:ringledger\",\"type\":\"rewards_ledger.PointsEarned\","
                + "\"subject\":\"account-1\",\"time\":\"2026-02-03T04:05:06.789Z\","
                + "\"datacontenttype\":\"application/json\",\"partitionkey\":\"account-1\","
                + "\"sequence\":\"0000000000000000007\","
                + "\"data\":{\"holder\":\"ada \\\"the\\\" \u20ac\\n\",\"points\":9007199254740993,"
                + "\"reputation\":true}}");
  }

  @Test
  void the_reference_library_reads_what_is_written() {
    CloudEvent read = new JsonFormat().deserialize(writer.write(event(12, "ada")));
    assertThat(read.getId()).isEqualTo(ID.toString());
    assertThat(read.getSource()).isEqualTo(URI.create("urn:ringledger"));
    assertThat(read.getType()).isEqualTo("rewards_ledger.PointsEarned");
    assertThat(read.getSubject()).isEqualTo("account-1");
    assertThat(Objects.requireNonNull(read.getTime()).toInstant())
        .isEqualTo(Instant.parse("2026-02-03T04:05:06.789Z"));
    assertThat(read.getExtension("partitionkey")).isEqualTo("account-1");
    assertThat(read.getExtension("sequence")).isEqualTo("0000000000000000012");
  }

  @Test
  void sequences_sort_as_texts_the_way_positions_do() {
    assertThat(sequence(9)).isLessThan(sequence(10));
    assertThat(sequence(999_999)).isLessThan(sequence(Long.MAX_VALUE));
  }

  @Test
  void a_source_of_too_many_characters_is_refused() {
    new CloudEventsWriter(URI.create("urn:" + "x".repeat(508)));
    assertThatThrownBy(() -> new CloudEventsWriter(URI.create("urn:" + "x".repeat(509))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CloudEventsWriter(URI.create("")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String sequence(long position) {
    return Objects.requireNonNull(
            new JsonFormat()
                .deserialize(writer.write(event(position, "ada")))
                .getExtension("sequence"))
        .toString();
  }

  private static PublishedEvent event(long position, String holder) {
    return new PublishedEvent(
        3,
        position,
        ID,
        "rewards_ledger.PointsEarned",
        "account-1",
        "account-1",
        Instant.parse("2026-02-03T04:05:06.789Z"),
        EventData.of(
            Map.of("holder", holder, "points", 9_007_199_254_740_993L, "reputation", true)));
  }
}
