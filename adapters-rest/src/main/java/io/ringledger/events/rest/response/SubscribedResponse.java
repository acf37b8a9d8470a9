package io.ringledger.events.rest.response;

import io.ringledger.events.application.EventSubscriptions.Begun;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new subscriber and its secret, which is shown this once. */
@Schema(name = "EventSubscribed")
public record SubscribedResponse(SubscriptionResponse subscription, String signingSecret) {

  public static SubscribedResponse of(Begun begun) {
    return new SubscribedResponse(
        SubscriptionResponse.of(begun.subscription()), begun.secret().text());
  }
}
