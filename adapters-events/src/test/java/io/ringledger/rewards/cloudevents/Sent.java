package io.ringledger.rewards.cloudevents;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Events as somebody might send them. */
final class Sent {

  private static final JsonMapper JSON = new JsonMapper();

  private Sent() {}

  static final String GOOD =
      """
      {"specversion":"1.0","id":"event-1","source":"urn:example:marketplace",
       "type":"marketplace.BountySettled","time":"2030-06-01T12:00:00Z",
       "data":{"bounty_id":"b-1","poster_id":"ada","winner_id":"cleo","points":500,
               "state":"settled"}}""";

  /** A good event with one attribute set to that JSON value. */
  static byte[] with(String attribute, String value) {
    ObjectNode event = good();
    event.set(attribute, json(value));
    return bytes(event.toString());
  }

  static byte[] without(String attribute) {
    ObjectNode event = good();
    event.remove(attribute);
    return bytes(event.toString());
  }

  /** A good event of that type with that data. */
  static String of(String type, String data) {
    ObjectNode event = good();
    event.put("type", type);
    event.set("data", json(data));
    return event.toString();
  }

  static ObjectNode good() {
    return (ObjectNode) json(GOOD);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A JSON text of so many letters. */
  static String text(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
