package io.ringledger.api.rest;

import io.ringledger.api.rest.FailureCatalogue.Failure;
import io.ringledger.shared.rest.SnakeCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Gives the schemas their names on the wire, and says what each field means. */
final class SchemaDescription {

  static final String PROBLEM = "Problem";
  private static final String FIELD_ERROR = "FieldError";
  private static final String ESCROW_ERROR = "EscrowError";

  private final FieldGuide guide;

  SchemaDescription(FieldGuide guide) {
    this.guide = guide;
  }

  void complete(Components components) {
    Map<String, Schema> schemas = new LinkedHashMap<>(components.getSchemas());
    // What the problem extension would answer if its problems were not replaced.
    List.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(schemas::remove);
    schemas.put(FIELD_ERROR, fieldError());
    schemas.put(ESCROW_ERROR, escrowError());
    schemas.put(PROBLEM, problem());
    schemas.forEach(this::complete);
    components.setSchemas(schemas);
  }

  private void complete(String name, Schema schema) {
    if (schema.getProperties() == null) {
      return;
    }
    Map<String, Schema> properties = new LinkedHashMap<>();
    schema
        .getProperties()
        .forEach((field, property) -> properties.put(SnakeCase.of(field), property));
    properties.forEach((field, property) -> complete(name, field, property));
    schema.setProperties(properties);
    if (schema.getRequired() != null) {
      schema.setRequired(schema.getRequired().stream().map(SnakeCase::of).toList());
    } else if (!name.endsWith("Request")) {
      schema.setRequired(List.copyOf(properties.keySet()));
    }
  }

  private void complete(String schema, String field, Schema property) {
    guide.description(schema, field).ifPresent(property::setDescription);
    guide.format(field).ifPresent(property::setFormat);
    List<Object> texts = new ArrayList<>(guide.texts(schema, field));
    boolean nullable = guide.isNullable(schema, field);
    if (nullable) {
      property.addType(SchemaType.NULL);
    }
    if (!texts.isEmpty()) {
      if (nullable) {
        texts.add(null);
      }
      property.setEnumeration(texts);
    }
  }

  private static Schema problem() {
    Schema problem =
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .description("Every error (RFC 9457). Holds nothing that differs between two repeats.")
            .addProperty("type", text().format("uri-reference"))
            .addProperty("title", text())
            .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
            .addProperty("detail", text())
            .addProperty("code", code())
            .addProperty("reason", text())
            .addProperty("errors", listOf(FIELD_ERROR))
            .addProperty("escrows", listOf(ESCROW_ERROR));
    problem.setRequired(List.of("type", "title", "status", "detail", "code"));
    return problem;
  }

  private static Schema fieldError() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .description("One thing that is wrong with one field of a request.")
        .addProperty("field", text())
        .addProperty("message", text());
  }

  private static Schema escrowError() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .description("Why one purse was refused.")
        .addProperty("escrow_kind", text())
        .addProperty("code", text())
        .addProperty("detail", text());
  }

  private static Schema listOf(String schema) {
    return OASFactory.createSchema()
        .addType(SchemaType.ARRAY)
        .items(OASFactory.createSchema().ref(schema));
  }

  private static Schema code() {
    Schema code = text();
    FailureCatalogue.all().stream().map(Failure::code).forEach(code::addEnumeration);
    return code;
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }
}
