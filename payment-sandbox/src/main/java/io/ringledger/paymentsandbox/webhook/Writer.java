package io.ringledger.paymentsandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.SandboxClock;
import java.net.URI;
import java.util.List;

/** Writes and signs what is sent. */
final class Writer {
  private static final String OTHER_SECRET = "whsec_of_somebody_else";
  private static final String GARBAGE = "{\"object\":\"event\",\"id\":\u0000";

  private final Endpoints endpoints;
  private final SandboxClock clock;

  /**
   * A webhook as it goes out.
   *
   * @param url where to
   * @param timestamp what its signature says about the time
   * @param signature the header
   * @param body the body
   */
  record Written(URI url, long timestamp, String signature, String body) {}

  Writer(Endpoints endpoints, SandboxClock clock) {
    this.endpoints = endpoints;
    this.clock = clock;
  }

  Written write(Delivery delivery, ObjectNode event, ObjectNode endpoint, int pending) {
    URI url = URI.create(endpoint.path("url").asText());
    long timestamp = clock.seconds() + (delivery.attempts() == 0 ? delivery.skew() : 0);
    List<String> secrets = endpoints.secrets(endpoint);
    ObjectNode honest = event.put("pending_webhooks", pending);
    return switch (delivery.letter()) {
      case HONEST -> signed(url, timestamp, secrets, honest.toString());
      case FORGED -> signed(url, timestamp, List.of(OTHER_SECRET), madeUp(honest).toString());
      case ALTERED -> {
        Written true_ = signed(url, timestamp, secrets, honest.toString());
        yield new Written(url, timestamp, true_.signature(), raised(honest).toString());
      }
      case GARBAGE -> signed(url, timestamp, secrets, GARBAGE);
    };
  }

  private static Written signed(URI url, long timestamp, List<String> secrets, String body) {
    return new Written(url, timestamp, WebhookSignature.header(secrets, timestamp, body), body);
  }

  /** Returns an event with an id of its own, which says that money came where none did. */
  private static ObjectNode madeUp(ObjectNode event) {
    ObjectNode copy = event.deepCopy();
    copy.put("id", event.path("id").asText() + "forged");
    if (event.at("/data/object/object").asText().equals("payment_intent")) {
      copy.put("type", "payment_intent.succeeded");
      ObjectNode intent = copy.withObject("/data/object");
      intent.put("status", "succeeded");
      intent.set("amount_received", intent.path("amount"));
    }
    return copy;
  }

  private static ObjectNode raised(ObjectNode event) {
    ObjectNode copy = event.deepCopy();
    ObjectNode object = copy.withObject("/data/object");
    for (String field : List.of("amount", "amount_received", "amount_refunded")) {
      if (object.path(field).isIntegralNumber()) {
        object.put(field, object.path(field).asLong() + 1);
      }
    }
    return copy;
  }
}
