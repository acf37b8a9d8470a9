package io.ringledger.sandbox.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.xrpl.xrpl4j.codec.binary.definitions.DefinitionsService;
import org.xrpl.xrpl4j.codec.binary.definitions.FieldInstance;

/**
 * Reads serialized objects with xrpl4j's field definitions and leaf types. xrpl4j's own reader is
 * not used because version 4.0.3 misreads fields of more than 192 bytes, such as long memos, and
 * cannot read an empty one at the end.
 */
final class ObjectReader {
  private static final int DEEPEST = 10;
  private static final String OBJECT_END = "ObjectEndMarker";
  private static final String ARRAY_END = "ArrayEndMarker";
  private static final DefinitionsService DEFINITIONS = DefinitionsService.getInstance();

  private final LengthReader parser;

  private ObjectReader(String hex) {
    this.parser = new LengthReader(hex);
  }

  /**
   * Reads one object that takes all of the bytes.
   *
   * @param hex the serialized object
   * @return its fields
   * @throws RuntimeException or another sign of surprise, if the bytes are no object
   */
  static ObjectNode read(String hex) {
    return new ObjectReader(hex).object(0);
  }

  private ObjectNode object(int depth) {
    ObjectNode fields = Codec.JSON.createObjectNode();
    while (parser.hasMore()) {
      FieldInstance field = field();
      if (field.name().equals(OBJECT_END)) {
        require(depth > 0);
        return fields;
      }
      fields.set(field.name(), value(field, depth));
    }
    require(depth == 0);
    return fields;
  }

  private ArrayNode array(int depth) {
    ArrayNode items = Codec.JSON.createArrayNode();
    while (true) {
      FieldInstance field = field();
      if (field.name().equals(ARRAY_END)) {
        return items;
      }
      require(field.type().equals("STObject"));
      items.addObject().set(field.name(), value(field, depth));
    }
  }

  private FieldInstance field() {
    return parser.readField().orElseThrow(() -> new IllegalArgumentException("unknown field"));
  }

  private JsonNode value(FieldInstance field, int depth) {
    require(depth < DEEPEST);
    return switch (field.type()) {
      case "STObject" -> object(depth + 1);
      case "STArray" -> array(depth + 1);
      case "Blob" -> blob(parser.readVariableLengthLength());
      default -> leaf(field);
    };
  }

  private TextNode blob(int length) {
    return TextNode.valueOf(length == 0 ? "" : parser.read(length).hexValue());
  }

  private JsonNode leaf(FieldInstance field) {
    JsonNode raw = parser.readFieldValue(field).toJson();
    return DEFINITIONS
        .mapFieldRawValueToSpecialization(field.name(), raw.asText())
        .<JsonNode>map(TextNode::valueOf)
        .orElse(raw);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("the bytes are no object");
    }
  }
}
