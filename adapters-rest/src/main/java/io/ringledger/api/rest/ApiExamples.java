package io.ringledger.api.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A request and an answer of each operation, taken from one bout that was really played. */
final class ApiExamples {

  private static final String FILE = "/META-INF/ringledger/api-examples.json";

  private final Map<String, Map<String, Object>> examples;

  ApiExamples() {
    try (InputStream in = ApiExamples.class.getResourceAsStream(FILE)) {
      examples = new JsonMapper().readValue(Objects.requireNonNull(in), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of a request, where the operation takes one. */
  Optional<Object> request(String operationId) {
    return part(operationId, "request");
  }

  /** The body of a good answer. */
  Optional<Object> response(String operationId) {
    return part(operationId, "response");
  }

  private Optional<Object> part(String operationId, String part) {
    return Optional.ofNullable(examples.get(operationId)).map(example -> example.get(part));
  }
}
