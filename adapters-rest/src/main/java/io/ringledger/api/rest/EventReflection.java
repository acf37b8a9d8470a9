package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.events.rest.response.DeletedSubscriptionResponse;
import io.ringledger.events.rest.response.DeliveryPageResponse;
import io.ringledger.events.rest.response.DeliveryResponse;
import io.ringledger.events.rest.response.RedeliveredResponse;
import io.ringledger.events.rest.response.RotatedSecretResponse;
import io.ringledger.events.rest.response.SubscribedResponse;
import io.ringledger.events.rest.response.SubscriptionPageResponse;
import io.ringledger.events.rest.response.SubscriptionResponse;

/** The same as {@link NativeReflection} for answers about subscribers. */
@RegisterForReflection(
    targets = {
      DeletedSubscriptionResponse.class,
      DeliveryPageResponse.class,
      DeliveryResponse.class,
      RedeliveredResponse.class,
      RotatedSecretResponse.class,
      SubscribedResponse.class,
      SubscriptionPageResponse.class,
      SubscriptionResponse.class
    })
final class EventReflection {

  private EventReflection() {}
}
