package io.ringledger.rewards.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.cloudevents.CanonicalJson;
import io.ringledger.shared.cloudevents.StrictJson;
import io.ringledger.shared.cloudevents.StrictJson.Documents;
import io.ringledger.shared.cloudevents.StrictJson.Element;
import io.ringledger.shared.cloudevents.StrictJson.NotJsonException;
import io.ringledger.shared.domain.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvent in a record, by the Kafka protocol binding: in structured mode the value is the
 * event, in binary mode its data, and the attributes are headers.
 */
final class KafkaEvents {

  private static final String STRUCTURED = "application/cloudevents";
  private static final String PREFIX = "ce_";

  private KafkaEvents() {}

  /**
   * An event that somebody may be asked to keep.
   *
   * @param source as it says
   * @param body one JSON object
   */
  record Event(String source, String body) {}

  /** The event in a record; refused with {@code EVENT_MALFORMED}. */
  static Outcome<Event> read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return refused("The record has no value.");
    }
    String type = text(record.headers().lastHeader("content-type")).toLowerCase(Locale.ROOT);
    if (type.startsWith(STRUCTURED)) {
      return type.matches(STRUCTURED + "\\+json(\\s*;.*)?")
          ? structured(value)
          : refused("The only format of structured events is application/cloudevents+json.");
    }
    return record.headers().lastHeader(PREFIX + "specversion") == null
        ? structured(value)
        : binary(record, value, type);
  }

  private static Outcome<Event> structured(byte[] value) {
    try {
      Documents read = StrictJson.read(value, 1);
      if (read.array()) {
        return refused("A record holds one event.");
      }
      JsonNode source = read.elements().getFirst().value().path("source");
      return source.isTextual()
          ? Outcome.success(
              new Event(source.textValue(), new String(value, StandardCharsets.UTF_8)))
          : refused("The attribute source is missing.");
    } catch (NotJsonException refused) {
      return refused(refused.why());
    }
  }

  private static Outcome<Event> binary(
      ConsumerRecord<byte[], byte[]> record, byte[] value, String type) {
    try {
      Documents read = StrictJson.read(value, 1);
      Element data = read.array() ? null : read.elements().getFirst();
      if (data == null || !data.faults().isEmpty() || !data.value().isObject()) {
        return refused("The attribute data is no object that can be kept.");
      }
      ObjectNode event = ((ObjectNode) data.value()).objectNode();
      for (Header header : record.headers()) {
        if (header.key().startsWith(PREFIX)) {
          event.put(header.key().substring(PREFIX.length()), text(header));
        }
      }
      if (!type.isEmpty()) {
        event.put("datacontenttype", type);
      }
      event.set("data", data.value());
      return structured(CanonicalJson.write(event).getBytes(StandardCharsets.UTF_8));
    } catch (NotJsonException refused) {
      return refused(refused.why());
    }
  }

  private static String text(@Nullable Header header) {
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static Outcome<Event> refused(String why) {
    return Outcome.rejected(RewardFailure.EVENT_MALFORMED, why);
  }
}
