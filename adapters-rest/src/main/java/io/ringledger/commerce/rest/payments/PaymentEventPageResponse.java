package io.ringledger.commerce.rest.payments;

import io.ringledger.commerce.application.outbound.PaymentEvents.Standing;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some events of gateways, newest first, and how to ask for the following ones. */
@Schema(name = "PaymentEventPage")
public record PaymentEventPageResponse(
    List<PaymentEventResponse> items, @Nullable String nextCursor) {

  public static PaymentEventPageResponse of(Page<Standing, PaymentEventId> page) {
    return new PaymentEventPageResponse(
        page.items().stream().map(PaymentEventResponse::of).toList(),
        page.next().map(PaymentEventId::value).map(Cursor::after).orElse(null));
  }
}
