package io.ringledger.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** JSON as clients read and write it. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** These, one after another. */
  public static ArrayNode array(Collection<? extends JsonNode> elements) {
    return MAPPER.createArrayNode().addAll(elements);
  }

  /** JSON's {@code null}. */
  public static JsonNode nothing() {
    return MAPPER.nullNode();
  }

  /** Reads a body; an empty one is nothing. */
  public static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new PlayException("Not JSON: " + body, e);
    }
  }

  /** A field that must be there; throws {@link PlayException} where it is not. */
  public static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new PlayException("An answer lacks %s: %s".formatted(field, json));
    }
    return value;
  }

  public static String text(JsonNode json, String field) {
    return required(json, field).asText();
  }

  public static long number(JsonNode json, String field) {
    return required(json, field).asLong();
  }
}
