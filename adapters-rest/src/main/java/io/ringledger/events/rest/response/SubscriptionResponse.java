package io.ringledger.events.rest.response;

import io.ringledger.events.domain.Subscription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A subscriber, without its secrets. */
@Schema(name = "EventSubscription")
public record SubscriptionResponse(
    String subscriptionId,
    String name,
    String url,
    List<String> types,
    boolean paused,
    String createdAt,
    int failuresInARow,
    @Nullable String restsUntil) {

  public static SubscriptionResponse of(Subscription subscription) {
    return new SubscriptionResponse(
        subscription.id().toString(),
        subscription.name(),
        subscription.endpoint().url(),
        List.copyOf(subscription.types().patterns()),
        subscription.paused(),
        subscription.createdAt().toString(),
        subscription.failures(),
        subscription.restsUntil().map(Instant::toString).orElse(null));
  }
}
