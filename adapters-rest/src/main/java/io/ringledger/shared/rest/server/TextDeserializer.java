package io.ringledger.shared.rest.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Takes JSON strings only, not numbers and truth values that could be written as such. Refuses what
 * no text in PostgreSQL can hold: the character U+0000, and halves of surrogate pairs, which would
 * silently become question marks on their way to bytes.
 */
final class TextDeserializer extends StdScalarDeserializer<String> {

  private static final long serialVersionUID = 1L;

  TextDeserializer() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return context.reportInputMismatch(String.class, "not a string");
    }
    String text = parser.getText();
    return text.indexOf('\0') < 0 && isUnicode(text)
        ? text
        : context.reportInputMismatch(String.class, "no Unicode text, or contains U+0000");
  }

  private static boolean isUnicode(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
