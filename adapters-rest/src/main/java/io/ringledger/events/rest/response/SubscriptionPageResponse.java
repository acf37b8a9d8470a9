package io.ringledger.events.rest.response;

import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some subscribers, newest first, and how to ask for the following ones. */
@Schema(name = "EventSubscriptionPage")
public record SubscriptionPageResponse(
    List<SubscriptionResponse> items, @Nullable String nextCursor) {

  public static SubscriptionPageResponse of(Page<Subscription, SubscriptionId> page) {
    return new SubscriptionPageResponse(
        page.items().stream().map(SubscriptionResponse::of).toList(),
        page.next().map(SubscriptionId::value).map(Cursor::after).orElse(null));
  }
}
