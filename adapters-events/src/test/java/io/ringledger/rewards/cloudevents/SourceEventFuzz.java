package io.ringledger.rewards.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringledger.rewards.application.outbound.EventReader.Envelope;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Whatever is sent as events: it is read or refused, and what is read can be kept. */
class SourceEventFuzz {

  private final CloudEventsReader reader = new CloudEventsReader();

  @FuzzTest
  void aBodyIsReadOrRefused(byte[] body) {
    if (reader.read(body) instanceof Success<List<Outcome<Envelope>>>(var events)) {
      for (Outcome<Envelope> event : events) {
        if (event instanceof Success<Envelope>(var envelope)) {
          holds(envelope);
        }
      }
    }
  }

  /** Data of the type with most members, whatever it holds. */
  @FuzzTest
  void dataEarnsARewardOrIsUnusable(byte[] data) {
    String event =
        Sent.GOOD.replaceAll("\"data\":(?s:.*)$", "\"data\":")
            + new String(data, StandardCharsets.UTF_8)
            + "}";
    assertThat(reader.understand(event, Instant.EPOCH)).isNotNull();
    aBodyIsReadOrRefused(Sent.bytes(event));
  }

  private void holds(Envelope event) {
    assertThat(new SourceReference(event.source(), event.id())).isNotNull();
    assertThat(event.orderingKey()).hasSizeBetween(1, 128);
    assertThat(event.body()).doesNotContain("\u0000");
    // What is kept reads back as the very same event.
    assertThat(reader.read(Sent.bytes(event.body())))
        .isEqualTo(Outcome.success(List.of(Outcome.success(event))));
    SourceReading reading = reader.understand(event.body(), Instant.EPOCH);
    if (reading instanceof SourceReading.Unusable(_, var detail)) {
      assertThat(detail).hasSizeLessThan(1024);
    }
  }
}
