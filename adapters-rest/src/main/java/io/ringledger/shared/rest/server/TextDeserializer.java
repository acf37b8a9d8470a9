package io.ringledger.shared.rest.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Takes JSON strings only, not numbers and truth values that could be written as such. Refuses the
 * character U+0000, which no text in PostgreSQL can hold.
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
    return text.indexOf('\0') < 0
        ? text
        : context.reportInputMismatch(String.class, "contains U+0000");
  }
}
