package io.ringledger.shared.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringledger.shared.application.events.PublishedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Our own events on the wire: CloudEvents 1.0 in structured JSON. The same event is always the same
 * bytes, to whomever it goes and however often.
 */
public final class CloudEventsWriter {

  /** The media type of what is written. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_SIZE = 512;

  private final String source;

  /**
   * Writes events of that source.
   *
   * @param source a URI reference that names this installation
   * @throws IllegalArgumentException where it is none, or longer than 512 characters
   */
  public CloudEventsWriter(URI source) {
    this.source = source.toString();
    if (!Attributes.isUriReference(this.source)) {
      throw new IllegalArgumentException("not a URI reference of 1 to 512 characters");
    }
  }

  /** The event as a document of its own. */
  public byte[] write(PublishedEvent event) {
    ByteArrayOutputStream written = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", event.id().toString());
      json.writeStringField("source", source);
      json.writeStringField("type", event.type());
      json.writeStringField("subject", event.subject());
      json.writeStringField("time", event.time().toString());
      json.writeStringField("datacontenttype", "application/json");
      json.writeStringField("partitionkey", event.orderingKey());
      json.writeStringField("sequence", sequence(event.position()));
      json.writeObjectFieldStart("data");
      for (Map.Entry<String, Object> fact : event.data().facts().entrySet()) {
        write(json, fact);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes whatever is written", e);
    }
    return written.toByteArray();
  }

  /** The extension wants texts that sort as the events do, so all are of the same length. */
  private static String sequence(long position) {
    return String.format(Locale.ROOT, "%019d", position);
  }

  private static void write(JsonGenerator json, Map.Entry<String, Object> fact) throws IOException {
    switch (fact.getValue()) {
      case String text -> json.writeStringField(fact.getKey(), text);
      case Long number -> json.writeNumberField(fact.getKey(), number);
      case Boolean truth -> json.writeBooleanField(fact.getKey(), truth);
      default -> throw new IllegalArgumentException("no fact: " + fact.getKey());
    }
  }
}
