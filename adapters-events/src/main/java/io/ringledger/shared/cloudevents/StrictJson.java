package io.ringledger.shared.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as an event may have it: UTF-8 without a mark in front, no name twice in an object, no NUL
 * and no half of a surrogate pair in a text, no number beyond a double's range, no nesting without
 * end. What breaks one of these within one element of an array says nothing against the others.
 */
public final class StrictJson {

  /** How deep an element of a batch may nest, itself included. */
  public static final int MAX_DEPTH = 16;

  /** With how many characters a number may be written. */
  public static final int MAX_NUMBER_LENGTH = 64;

  private static final int LARGEST_EXPONENT = 308;
  private static final int SMALLEST_EXPONENT = -324;

  /** Beyond it not even the others of a batch are read. */
  private static final int HOPELESS_DEPTH = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(HOPELESS_DEPTH).build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Where a fault is that is in no attribute. */
  public static final String WHOLE = "event";

  private final JsonParser parser;
  private final Map<String, String> faults = new LinkedHashMap<>();
  private String attribute = WHOLE;

  private StrictJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * What was read.
   *
   * @param array whether it is an array of them
   * @param elements of an array, at most one more than was asked for; otherwise the document alone
   */
  public record Documents(boolean array, List<Element> elements) {}

  /**
   * One document, or one element of an array of them.
   *
   * @param faults what cannot be accepted about it, by the top-level name it is under
   */
  public record Element(JsonNode value, Map<String, String> faults) {}

  /** Something is not JSON at all. */
  public static final class NotJsonException extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    NotJsonException(String why) {
      super(why);
      this.why = why;
    }

    /** What is wrong, for people; quotes nothing of what was read. */
    public String why() {
      return why;
    }
  }

  /**
   * Reads a document, or an array of at most so many.
   *
   * @throws NotJsonException where it is not JSON
   */
  public static Documents read(byte[] body, int most) throws NotJsonException {
    return read(text(body), most);
  }

  /** The same of a text that was decoded. */
  public static Documents read(String text, int most) throws NotJsonException {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new NotJsonException("The body is empty.");
      }
      boolean array = first == JsonToken.START_ARRAY;
      List<Element> elements = new ArrayList<>();
      if (!array) {
        elements.add(new StrictJson(parser).element());
      } else {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(new StrictJson(parser).element());
          if (elements.size() > most) {
            return new Documents(true, elements);
          }
        }
      }
      if (parser.nextToken() != null) {
        throw new NotJsonException("Something follows the end of the JSON document.");
      }
      return new Documents(array, elements);
    } catch (IOException _) {
      throw new NotJsonException("The body is not JSON, or nests too deep.");
    }
  }

  private static String text(byte[] body) throws NotJsonException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      throw new NotJsonException("The body is not UTF-8.");
    }
  }

  private Element element() throws IOException {
    JsonNode value = value(1);
    return new Element(value, faults);
  }

  private JsonNode value(int depth) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> deeper(depth) ? object(depth) : skipped();
      case START_ARRAY -> deeper(depth) ? array(depth) : skipped();
      case VALUE_STRING -> NODES.textNode(storable(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode object(int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (depth == 1) {
        attribute = name;
      }
      storable(name);
      parser.nextToken();
      JsonNode before = object.replace(name, value(depth + 1));
      if (before != null) {
        fault("a name stands twice in an object");
      }
    }
    if (depth == 1) {
      attribute = WHOLE;
    }
    return object;
  }

  private JsonNode array(int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private boolean deeper(int depth) {
    if (depth > MAX_DEPTH) {
      fault("nests deeper than " + MAX_DEPTH + " levels");
      return false;
    }
    return true;
  }

  private JsonNode skipped() throws IOException {
    parser.skipChildren();
    return NODES.nullNode();
  }

  /** Neither can be kept as UTF-8 text in a database, so what has one could not be kept. */
  private String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (Character.isHighSurrogate(letter)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (letter == 0 || Character.isSurrogate(letter)) {
        fault("holds a NUL or half of a surrogate pair");
        return "";
      }
    }
    return text;
  }

  private JsonNode number(String text) {
    if (text.length() > MAX_NUMBER_LENGTH) {
      fault("holds a number of more than " + MAX_NUMBER_LENGTH + " characters");
      return NODES.nullNode();
    }
    try {
      BigDecimal value = new BigDecimal(text);
      long exponent = (long) value.precision() - value.scale() - 1;
      if (value.signum() == 0 || (exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT)) {
        return node(value.stripTrailingZeros());
      }
    } catch (NumberFormatException | ArithmeticException _) {
      // An exponent that not even a BigDecimal has.
    }
    fault("holds a number beyond the range of a double");
    return NODES.nullNode();
  }

  /** A whole number is one however it was written: what holds it against a schema goes by that. */
  private static JsonNode node(BigDecimal value) {
    if (value.scale() > 0) {
      return NODES.numberNode(value);
    }
    BigInteger whole = value.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE
        ? NODES.numberNode(whole.longValueExact())
        : NODES.numberNode(whole);
  }

  private void fault(String why) {
    faults.putIfAbsent(attribute, why);
  }
}
