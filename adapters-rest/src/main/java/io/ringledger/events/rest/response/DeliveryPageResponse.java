package io.ringledger.events.rest.response;

import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some deliveries, newest first, and how to ask for the following ones. */
@Schema(name = "EventDeliveryPage")
public record DeliveryPageResponse(List<DeliveryResponse> items, @Nullable String nextCursor) {

  public static DeliveryPageResponse of(Page<Delivery, DeliveryId> page) {
    return new DeliveryPageResponse(
        page.items().stream().map(DeliveryResponse::of).toList(),
        page.next().map(DeliveryId::value).map(Cursor::after).orElse(null));
  }
}
