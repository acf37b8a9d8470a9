package io.ringledger.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as the play reads and writes it. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** JSON's {@code null}. */
  static JsonNode nothing() {
    return MAPPER.nullNode();
  }

  /** Reads a body; an empty one is nothing. */
  static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new PlayException("Not JSON: " + body, e);
    }
  }

  /** A field that must be there; throws {@link PlayException} where it is not. */
  static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new PlayException("An answer lacks %s: %s".formatted(field, json));
    }
    return value;
  }

  static String text(JsonNode json, String field) {
    return required(json, field).asText();
  }

  static long number(JsonNode json, String field) {
    return required(json, field).asLong();
  }
}
