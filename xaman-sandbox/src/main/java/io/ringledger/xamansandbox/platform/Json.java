package io.ringledger.xamansandbox.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How JSON is read and how the platform writes times in it. */
public final class Json {
  private static final int MAX_DEPTH = 64;

  /** One mapper for everything; it is never reconfigured. */
  public static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .build());

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  /** Returns an empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns a time as the platform writes it, in whole seconds. */
  static String seconds(Instant time) {
    return SECONDS.format(time);
  }

  /** Writes a field that is there in any case, {@code null} where there is no value. */
  static void put(ObjectNode object, String field, Optional<String> value) {
    object.put(field, value.orElse(null));
  }

  /** Returns the text, or nothing where the field is missing or {@code null}. */
  public static Optional<String> text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }
}
