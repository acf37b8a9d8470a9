package io.ringledger.events.rest.response;

import io.ringledger.events.application.EventSubscriptions.Redelivered;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many deliveries are to be made again. */
@Schema(name = "EventsRedelivered")
public record RedeliveredResponse(String subscriptionId, int redelivered) {

  public static RedeliveredResponse of(Redelivered done) {
    return new RedeliveredResponse(done.subscription().toString(), done.deliveries());
  }
}
