package io.ringledger.rewards.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.EventReader.Envelope;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Particular;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of each limit of an event's outside. */
class EnvelopeTest {

  private final CloudEventsReader reader = new CloudEventsReader();

  @Test
  void what_is_on_the_outside_of_an_event_is_read() {
    Envelope event = accepted(Sent.bytes(Sent.GOOD));
    assertThat(event.source()).isEqualTo("urn:example:marketplace");
    assertThat(event.id()).isEqualTo("event-1");
    assertThat(event.type()).isEqualTo("marketplace.BountySettled");
    assertThat(event.orderingKey()).isEqualTo("cleo");
    assertThat(event.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(event.body())
        .isEqualTo(
            "{\"data\":{\"bounty_id\":\"b-1\",\"points\":500,\"poster_id\":\"ada\","
                + "\"state\":\"settled\",\"winner_id\":\"cleo\"},\"id\":\"event-1\","
                + "\"source\":\"urn:example:marketplace\",\"specversion\":\"1.0\","
                + "\"time\":\"2030-06-01T12:00:00Z\",\"type\":\"marketplace.BountySettled\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "source", "type"})
  void a_required_attribute_cannot_be_missing_nor_null(String attribute) {
    assertThat(faults(Sent.without(attribute))).containsExactly(attribute + " missing");
    assertThat(faults(Sent.with(attribute, "null"))).containsExactly(attribute + " missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "data", "subject", "datacontenttype", "dataschema"})
  void an_optional_attribute_can_be_missing(String attribute) {
    accepted(Sent.without(attribute));
  }

  @Test
  void an_attribute_that_is_null_counts_as_missing() {
    Envelope without = accepted(Sent.without("time"));
    assertThat(accepted(Sent.with("time", "null"))).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource({"id,256", "type,128", "subject,256"})
  void a_text_has_one_character_up_to_its_limit(String attribute, int longest) {
    accepted(Sent.with(attribute, Sent.text(1)));
    accepted(Sent.with(attribute, Sent.text(longest)));
    assertThat(faults(Sent.with(attribute, Sent.text(longest + 1))))
        .containsExactly(attribute + " too_long");
    assertThat(faults(Sent.with(attribute, "\"\""))).containsExactly(attribute + " malformed");
    assertThat(faults(Sent.with(attribute, "7"))).containsExactly(attribute + " malformed");
    assertThat(faults(Sent.with(attribute, "\"a\\u0085b\"")))
        .containsExactly(attribute + " malformed");
    assertThat(faults(Sent.with(attribute, "\"a\\uffffb\"")))
        .containsExactly(attribute + " malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.2", "0.3", "2.0", "1", ""})
  void no_other_version_is_read(String version) {
    assertThat(faults(Sent.with("specversion", "\"" + version + "\"")))
        .containsExactly("specversion unsupported");
    assertThat(faults(Sent.with("specversion", "1.0"))).containsExactly("specversion unsupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/marketplace", "a", "https://example.org/x?y#z", "urn:uuid:1", "../x"})
  void a_source_is_a_uri_reference(String source) {
    assertThat(accepted(Sent.with("source", "\"" + source + "\"")).source()).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "%zz", "http://[", "caf\u00e9", ":", "a\\\\b"})
  void a_source_is_nothing_else(String source) {
    assertThat(faults(Sent.with("source", "\"" + source + "\"")))
        .containsExactly("source malformed");
  }

  @Test
  void a_source_has_at_most_512_characters() {
    accepted(Sent.with("source", Sent.text(512)));
    assertThat(faults(Sent.with("source", Sent.text(513)))).containsExactly("source too_long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2030-06-01T12:00:00Z",
        "2030-06-01t12:00:00.123456789z",
        "2030-06-01T12:00:00+05:30",
        "2030-06-01T12:00:00-00:00",
        "0001-01-01T00:00:00Z"
      })
  void a_time_is_as_rfc_3339_has_it(String time) {
    accepted(Sent.with("time", "\"" + time + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2030-06-01",
        "2030-06-01 12:00:00Z",
        "2030-06-01T12:00:00",
        "2030-06-01T12:00Z",
        "2030-02-30T12:00:00Z",
        "2030-06-01T24:00:00Z",
        "2030-06-01T12:00:00.Z",
        "2030-06-01T12:00:00.1234567890Z",
        "2030-06-01T12:00:00+0530",
        "+12030-06-01T12:00:00Z",
        "yesterday"
      })
  void a_time_is_nothing_else(String time) {
    assertThat(faults(Sent.with("time", "\"" + time + "\""))).containsExactly("time malformed");
  }

  @Test
  void data_is_json() {
    accepted(Sent.with("datacontenttype", "\"application/json\""));
    accepted(Sent.with("datacontenttype", "\"application/vnd.example+json; charset=utf-8\""));
    assertThat(faults(Sent.with("datacontenttype", "\"application/xml\"")))
        .containsExactly("datacontenttype malformed");
    assertThat(faults(Sent.with("data_base64", "\"AAAA\"")))
        .containsExactly("data_base64 unsupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"text\"", "1", "true"})
  void data_is_an_object(String data) {
    assertThat(faults(Sent.with("data", data))).containsExactly("data malformed");
  }

  @Test
  void a_schema_is_named_by_an_absolute_uri() {
    accepted(Sent.with("dataschema", "\"urn:ringledger:events:x:1\""));
    assertThat(faults(Sent.with("dataschema", "\"/schemas/1\"")))
        .containsExactly("dataschema malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "2147483647", "-2147483648", "1.0", "\"text\"", "\"\""})
  void an_extension_is_a_text_a_whole_number_or_a_truth_value(String value) {
    accepted(Sent.with("myextension1", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "1.5", "1e300", "{}", "[]", "\"\\n\""})
  void an_extension_is_nothing_else(String value) {
    assertThat(faults(Sent.with("myextension1", value))).containsExactly("myextension1 malformed");
  }

  @Test
  void an_extension_has_bounds() {
    accepted(Sent.with("x", Sent.text(1024)));
    assertThat(faults(Sent.with("x", Sent.text(1025)))).containsExactly("x malformed");
    accepted(Sent.with("x".repeat(64), "1"));
    assertThat(faults(Sent.with("x".repeat(65), "1"))).containsExactly("event malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upper", "with_line", "with-dash", "", "caf\u00e9"})
  void a_name_of_the_senders_own_making_is_not_repeated(String name) {
    Rejected<Envelope> refusal = refused(Sent.with(name, "1"));
    assertThat(refusal.particulars()).extracting(Particular::subject).containsExactly("event");
  }

  @Test
  void there_are_at_most_32_extensions() {
    var event = Sent.good();
    for (int i = 0; i < 32; i++) {
      event.put("x" + i, i);
    }
    accepted(Sent.bytes(event.toString()));
    event.put("x32", 1);
    assertThat(faults(Sent.bytes(event.toString()))).containsExactly("event too_many");
  }

  @Test
  void an_event_has_at_most_64_kib_in_canonical_form() {
    int without = Sent.bytes(accepted(Sent.with("data", "{\"x\":\"\"}")).body()).length;
    int room = CloudEventsReader.MAX_EVENT_BYTES - without;
    accepted(Sent.with("data", "{\"x\": " + Sent.text(room) + " }"));
    assertThat(faults(Sent.with("data", "{\"x\":" + Sent.text(room + 1) + "}")))
        .containsExactly("event too_long");
  }

  @Test
  void data_nests_at_most_16_levels() {
    accepted(Sent.with("data", "{\"x\":" + "[".repeat(14) + "]".repeat(14) + "}"));
    assertThat(faults(Sent.with("data", "{\"x\":" + "[".repeat(15) + "]".repeat(15) + "}")))
        .containsExactly("data malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"x\":\"\\ud800\"}",
        "{\"x\":\"\\udc00\\ud800\"}",
        "{\"x\":1,\"x\":1}",
        "{\"y\":{\"x\":1,\"x\":2}}",
        "{\"x\":1e309}",
        "{\"x\":1e-999999999999}",
        "{\"x\":1e999999999}"
      })
  void data_that_could_not_be_kept_as_it_is_is_refused(String data) {
    String event = Sent.GOOD.replaceAll("\"data\":(?s:.*)$", "\"data\":") + data + "}";
    assertThat(faults(Sent.bytes(event))).containsExactly("data malformed");
  }

  @Test
  void a_number_has_at_most_64_characters() {
    accepted(Sent.bytes(Sent.GOOD.replace("500", "0." + "1".repeat(62))));
    assertThat(faults(Sent.bytes(Sent.GOOD.replace("500", "0." + "1".repeat(63)))))
        .containsExactly("data malformed");
  }

  @Test
  void an_attribute_that_stands_twice_is_refused() {
    assertThat(
            faults(
                Sent.bytes(
                    Sent.GOOD.replace("{\"specversion\"", "{\"id\":\"event-1\",\"specversion\""))))
        .containsExactly("id malformed");
  }

  @Test
  void several_faults_are_told_at_once_in_the_order_of_the_attributes() {
    assertThat(faults(Sent.bytes("{\"type\":\"\",\"time\":1}")))
        .containsExactly(
            "specversion missing",
            "id missing",
            "source missing",
            "type malformed",
            "time malformed");
  }

  @Test
  void a_refusal_quotes_nothing_that_was_sent() {
    Rejected<Envelope> refusal = refused(Sent.with("time", "\"hunter2\""));
    assertThat(refusal.toString()).doesNotContain("hunter2");
    assertThat(refusal.reason()).isEqualTo("The attribute time is no RFC 3339 timestamp.");
    assertThat(refusal.code()).isEqualTo(RewardFailure.EVENT_MALFORMED);
  }

  private Envelope accepted(byte[] body) {
    Outcome<Envelope> outcome = only(body);
    assertThat(outcome).isInstanceOf(Success.class);
    return ((Success<Envelope>) outcome).value();
  }

  private Rejected<Envelope> refused(byte[] body) {
    Outcome<Envelope> outcome = only(body);
    assertThat(outcome).isInstanceOf(Rejected.class);
    return (Rejected<Envelope>) outcome;
  }

  private List<String> faults(byte[] body) {
    return refused(body).particulars().stream()
        .map(fault -> fault.subject() + " " + fault.code())
        .toList();
  }

  private Outcome<Envelope> only(byte[] body) {
    Outcome<List<Outcome<Envelope>>> read = reader.read(body);
    assertThat(read).isInstanceOf(Success.class);
    List<Outcome<Envelope>> events = ((Success<List<Outcome<Envelope>>>) read).value();
    assertThat(events).hasSize(1);
    return events.getFirst();
  }
}
