package io.ringledger.rewards.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The schemas of {@code docs/events}, by their URN. Nothing is ever fetched from anywhere. */
final class EventSchemas {

  /** The version that events without {@code dataschema} have. */
  static final int FIRST_VERSION = 1;

  /** So many fields are told of one event. */
  private static final int MAX_TOLD = 8;

  private final Map<String, Schema> schemas = new HashMap<>();

  EventSchemas() {
    Map<String, String> texts = new HashMap<>();
    for (SourceType type : SourceType.values()) {
      texts.put(
          type.schema(FIRST_VERSION),
          text("schemas/" + type.type() + ".v" + FIRST_VERSION + ".json"));
    }
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    texts.forEach(
        (urn, text) -> {
          Schema schema = registry.getSchema(SchemaLocation.of(urn), text, InputFormat.JSON);
          schema.initializeValidators();
          schemas.put(urn, schema);
        });
  }

  private static String text(String name) {
    try (InputStream file = EventSchemas.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no " + name + " beside " + EventSchemas.class.getName());
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The schema that data of that type has to follow, or empty where we have none of that name.
   *
   * @param dataschema CloudEvents {@code dataschema}; without it, the first version
   */
  Optional<Schema> find(SourceType type, Optional<String> dataschema) {
    String first = type.schema(FIRST_VERSION);
    return dataschema.orElse(first).equals(first)
        ? Optional.ofNullable(schemas.get(first))
        : Optional.empty();
  }

  /**
   * What of the data the schema does not allow, for people: members by name, no values, at most
   * {@value #MAX_TOLD}; empty where it allows all of it.
   */
  static Optional<String> faults(Schema schema, JsonNode data) {
    List<Error> errors = schema.validate(data);
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<String> told = new TreeSet<>();
    for (Error error : errors) {
      if (told.size() < MAX_TOLD) {
        told.add(place(error) + ": " + error.getKeyword());
      }
    }
    return Optional.of(String.join(", ", told));
  }

  /** Only members that the schema names can be at fault, so no name is of the sender's making. */
  private static String place(Error error) {
    StringBuilder place = new StringBuilder("data");
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      place.append('.').append(error.getInstanceLocation().getName(i));
    }
    if (error.getProperty() != null) {
      place.append('.').append(error.getProperty());
    }
    return place.toString();
  }
}
