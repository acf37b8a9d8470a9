package io.ringledger.rewards.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringledger.rewards.application.outbound.PurchaseEvents;
import io.ringledger.rewards.domain.orders.Purchase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes purchases as CloudEvents that {@link CloudEventsReader} reads, by our own schema. */
public final class PurchaseEventsWriter implements PurchaseEvents {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public byte[] write(List<Purchase> purchases) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartArray();
      for (Purchase purchase : purchases) {
        write(json, purchase);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes whatever is written", e);
    }
    return written.toByteArray();
  }

  private static void write(JsonGenerator json, Purchase purchase) throws IOException {
    String order = purchase.order().toString();
    json.writeStartObject();
    json.writeStringField("specversion", "1.0");
    json.writeStringField("id", order);
    json.writeStringField("source", Purchase.sourceOf(purchase.site()));
    json.writeStringField("type", Purchase.EVENT_TYPE);
    json.writeStringField("subject", order);
    json.writeStringField("time", purchase.confirmedAt().toString());
    json.writeStringField("datacontenttype", "application/json");
    json.writeStringField(
        "dataschema", SourceType.ORDER_CONFIRMED.schema(EventSchemas.FIRST_VERSION));
    json.writeObjectFieldStart("data");
    json.writeStringField("order_id", order);
    json.writeStringField("site_id", purchase.site().toString());
    json.writeStringField("buyer_id", purchase.buyer().id());
    json.writeStringField("currency", purchase.currency().value());
    json.writeNumberField("total_minor", purchase.totalMinor());
    json.writeNumberField("points", purchase.stake().value());
    json.writeStringField("grade", purchase.grade());
    json.writeStringField("state", "confirmed");
    json.writeEndObject();
    json.writeEndObject();
  }
}
