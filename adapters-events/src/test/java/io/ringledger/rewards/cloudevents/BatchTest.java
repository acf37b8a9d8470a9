package io.ringledger.rewards.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.EventReader.Envelope;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  private final CloudEventsReader reader = new CloudEventsReader();

  @Test
  void each_event_of_a_batch_has_its_own_outcome_in_the_order_of_the_events() {
    String twice = Sent.GOOD.replace("\"points\":500", "\"points\":1,\"points\":2");
    List<Outcome<Envelope>> outcomes =
        events("[" + Sent.GOOD + ",7,null,{}," + twice + "," + Sent.GOOD + "]");
    assertThat(outcomes)
        .extracting(outcome -> outcome instanceof Success)
        .containsExactly(true, false, false, false, false, true);
    assertThat(outcomes.getFirst()).isEqualTo(outcomes.getLast());
  }

  @Test
  void a_batch_holds_1_to_500_events() {
    assertThat(refusal("[]")).isEqualTo(RewardFailure.EVENT_BATCH_TOO_LARGE);
    assertThat(events(batch(1))).hasSize(1);
    assertThat(events(batch(500))).hasSize(500);
    assertThat(refusal(batch(501))).isEqualTo(RewardFailure.EVENT_BATCH_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "7",
        "\"text\"",
        "null",
        "{",
        "[",
        "[{}",
        "{}{}",
        "[] 1",
        "{\"a\":}",
        "NaN"
      })
  void what_is_neither_an_event_nor_a_batch_is_refused_as_a_whole(String body) {
    assertThat(refusal(body)).isEqualTo(RewardFailure.EVENT_MALFORMED);
  }

  @Test
  void only_utf_8_is_read_and_without_a_mark_in_front() {
    assertThat(refusal(Sent.GOOD.getBytes(StandardCharsets.UTF_16)))
        .isEqualTo(RewardFailure.EVENT_MALFORMED);
    assertThat(refusal("\ufeff" + Sent.GOOD)).isEqualTo(RewardFailure.EVENT_MALFORMED);
    byte[] overlong = Sent.bytes(Sent.GOOD);
    overlong[overlong.length - 4] = (byte) 0xC0;
    assertThat(refusal(overlong)).isEqualTo(RewardFailure.EVENT_MALFORMED);
  }

  @Test
  void nesting_without_end_costs_nothing() {
    assertThat(refusal("[".repeat(1_000_000))).isEqualTo(RewardFailure.EVENT_MALFORMED);
  }

  @Test
  void the_same_event_has_the_same_fingerprint_however_it_is_written() {
    String other =
        "{ \"type\" : \"marketplace.BountySettled\" , \"data\" : { \"winner_id\" : \"cl\\u0065o\", "
            + "\"points\" : 5.00e2, \"state\":\"settled\", \"poster_id\":\"ada\", "
            + "\"bounty_id\":\"b-1\" }, \"time\":\"2030-06-01T12:00:00Z\", \"subject\":null, "
            + "\"id\":\"event-1\", \"source\":\"urn:example:marketplace\", \"specversion\":\"1.0\"}";
    assertThat(events(other)).isEqualTo(events(Sent.GOOD));
  }

  @Test
  void an_event_that_says_something_else_has_another_fingerprint() {
    assertThat(
            List.of(
                    Sent.GOOD,
                    Sent.GOOD.replace("500", "501"),
                    Sent.GOOD.replace("cleo", "Cleo"),
                    Sent.GOOD.replace("12:00:00Z", "12:00:00.0Z"),
                    Sent.GOOD.replace("\"id\"", "\"subject\":\"x\",\"id\""))
                .stream()
                .map(event -> ((Success<Envelope>) events(event).getFirst()).value().fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_event_is_ordered_by_its_recipient_where_that_can_be_told() {
    assertThat(key(Sent.of("identity.SubscriptionActivated", "{\"user_id\":\"ada\"}")))
        .isEqualTo("ada");
    assertThat(key(Sent.of("feedback.CorrectionAccepted", "{\"corrected_by\":\"ben\"}")))
        .isEqualTo("ben");
    assertThat(key(Sent.of("marketplace.BountyExpired", "{\"poster_id\":\"ada\"}")))
        .isEqualTo("ada");
  }

  @Test
  void otherwise_it_is_ordered_by_itself() {
    String one = key(Sent.of("marketplace.BountySettled", "{\"winner_id\":\"not a holder\"}"));
    assertThat(one).matches("event:[0-9a-f]{32}");
    assertThat(key(Sent.of("other.Type", "{\"winner_id\":\"ada\"}"))).isEqualTo(one);
    assertThat(key(Sent.of("other.Type", "{}").replace("event-1", "event-2"))).isNotEqualTo(one);
  }

  private String key(String event) {
    return ((Success<Envelope>) events(event).getFirst()).value().orderingKey();
  }

  private static String batch(int size) {
    return IntStream.range(0, size)
        .mapToObj(_ -> Sent.GOOD)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private List<Outcome<Envelope>> events(String body) {
    Outcome<List<Outcome<Envelope>>> read = reader.read(Sent.bytes(body));
    assertThat(read).isInstanceOf(Success.class);
    return ((Success<List<Outcome<Envelope>>>) read).value();
  }

  private Object refusal(String body) {
    return refusal(Sent.bytes(body));
  }

  private Object refusal(byte[] body) {
    Outcome<List<Outcome<Envelope>>> read = reader.read(body);
    assertThat(read).isInstanceOf(Rejected.class);
    return ((Rejected<List<Outcome<Envelope>>>) read).code();
  }
}
