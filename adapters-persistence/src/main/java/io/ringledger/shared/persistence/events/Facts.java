package io.ringledger.shared.persistence.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.persistence.Storable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The facts of an event as one flat JSON object. */
final class Facts {

  private static final JsonFactory JSON = new JsonFactory();

  private Facts() {}

  static String json(EventData data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> fact : data.facts().entrySet()) {
        json.writeFieldName(Storable.text(fact.getKey()));
        switch (fact.getValue()) {
          case Long number -> json.writeNumber(number);
          case Boolean truth -> json.writeBoolean(truth);
          default -> json.writeString(Storable.text(fact.getValue().toString()));
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Throws {@link IllegalStateException} on what {@link #json} does not write. */
  static EventData data(String text) {
    TreeMap<String, Object> facts = new TreeMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      expect(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT) {
          facts.put(name, json.getLongValue());
        } else if (value.isBoolean()) {
          facts.put(name, json.getBooleanValue());
        } else {
          expect(value == JsonToken.VALUE_STRING);
          facts.put(name, json.getText());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("an event's facts are no JSON", e);
    }
    return new EventData(facts);
  }

  private static void expect(boolean itIs) {
    if (!itIs) {
      throw new IllegalStateException("an event's facts are no flat JSON object");
    }
  }
}
