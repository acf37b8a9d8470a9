package io.ringledger.api.rest;

import static io.ringledger.events.domain.EventsFailure.DELIVERY_NOT_DEAD;
import static io.ringledger.events.domain.EventsFailure.DELIVERY_NOT_FOUND;
import static io.ringledger.events.domain.EventsFailure.ENDPOINT_NOT_ALLOWED;
import static io.ringledger.events.domain.EventsFailure.SUBSCRIPTIONS_EXHAUSTED;
import static io.ringledger.events.domain.EventsFailure.SUBSCRIPTION_NOT_FOUND;

import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Role;
import java.util.Map;
import java.util.Set;

/** Which refusals the operations on subscribers know; they are all an admin's. */
final class EventGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          admin("subscribeToEvents", SUBSCRIPTIONS_EXHAUSTED, ENDPOINT_NOT_ALLOWED),
          admin("listEventSubscriptions"),
          admin("getEventSubscription", SUBSCRIPTION_NOT_FOUND),
          admin("pauseEventSubscription", SUBSCRIPTION_NOT_FOUND),
          admin("resumeEventSubscription", SUBSCRIPTION_NOT_FOUND),
          admin("deleteEventSubscription", SUBSCRIPTION_NOT_FOUND),
          admin("rotateSigningSecret", SUBSCRIPTION_NOT_FOUND),
          admin("listEventDeliveries", SUBSCRIPTION_NOT_FOUND),
          admin("redeliverDeadEvents", SUBSCRIPTION_NOT_FOUND),
          admin("redeliverEvent", DELIVERY_NOT_FOUND, DELIVERY_NOT_DEAD));

  private EventGuide() {}

  private static Map.Entry<String, Row> admin(String operationId, FailureCode... failures) {
    return OperationGuide.row(operationId, Set.of(Role.ADMIN), failures);
  }
}
