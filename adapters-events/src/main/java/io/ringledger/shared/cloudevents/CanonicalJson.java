package io.ringledger.shared.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The one way to write a JSON value (RFC 8785): names sorted, no spaces, the shortest escapes,
 * numbers as ECMAScript writes them. Unlike there, digits beyond what a double holds are kept, so
 * that two different numbers never look the same.
 */
public final class CanonicalJson {

  private static final int PLAIN_DIGITS = 21;
  private static final int PLAIN_ZEROS = -6;
  private static final int FIRST_PRINTABLE = 0x20;

  private CanonicalJson() {}

  /** The value as text. */
  public static String write(JsonNode value) {
    StringBuilder text = new StringBuilder(512);
    write(value, text);
    return text.toString();
  }

  private static void write(JsonNode value, StringBuilder text) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, text);
      case ARRAY -> array(value, text);
      case STRING -> string(value.textValue(), text);
      case NUMBER -> number(value.decimalValue(), text);
      case BOOLEAN -> text.append(value.booleanValue());
      default -> text.append("null");
    }
  }

  private static void object(JsonNode object, StringBuilder text) {
    List<String> names = new ArrayList<>(object.size());
    for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
      names.add(all.next());
    }
    // By UTF-16 code units, which is how Java compares texts.
    Collections.sort(names);
    text.append('{');
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      string(names.get(i), text);
      text.append(':');
      write(object.get(names.get(i)), text);
    }
    text.append('}');
  }

  private static void array(JsonNode array, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      write(array.get(i), text);
    }
    text.append(']');
  }

  private static void string(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char letter = string.charAt(i);
      switch (letter) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (letter < FIRST_PRINTABLE) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
          } else {
            text.append(letter);
          }
        }
      }
    }
    text.append('"');
  }

  /** As ECMA-262 does in Number::toString, from the decimal digits the number has. */
  private static void number(BigDecimal number, StringBuilder text) {
    if (number.signum() == 0) {
      text.append('0');
      return;
    }
    if (number.signum() < 0) {
      text.append('-');
    }
    BigDecimal shortest = number.abs().stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    if (point > PLAIN_DIGITS || point <= PLAIN_ZEROS) {
      exponential(digits, point - 1, text);
    } else if (point <= 0) {
      text.append("0.").repeat('0', -point).append(digits);
    } else if (point >= digits.length()) {
      text.append(digits).repeat('0', point - digits.length());
    } else {
      text.append(digits, 0, point).append('.').append(digits, point, digits.length());
    }
  }

  private static void exponential(String digits, int exponent, StringBuilder text) {
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
  }
}
