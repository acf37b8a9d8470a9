package io.ringledger.commerce.rest.payments;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some failures, newest first, and how to ask for the following ones. */
@Schema(name = "PaymentFailurePage")
public record PaymentFailurePageResponse(List<Item> items, @Nullable String nextCursor) {

  public static PaymentFailurePageResponse of(Page<PaymentFailure, UUID> page) {
    return new PaymentFailurePageResponse(
        page.items().stream().map(Item::of).toList(), page.next().map(Cursor::after).orElse(null));
  }

  /** Something that did not go as it should. */
  @Schema(name = "PaymentFailure")
  public record Item(
      String failureId,
      String siteId,
      String orderId,
      @Nullable String attemptId,
      @Nullable String refundId,
      @Nullable String paymentEventId,
      String code,
      String reason,
      String at) {

    static Item of(PaymentFailure failure) {
      return new Item(
          failure.id().toString(),
          failure.site().toString(),
          failure.order().toString(),
          failure.attempt().map(AttemptId::toString).orElse(null),
          failure.refund().map(RefundId::toString).orElse(null),
          failure.event().map(PaymentEventId::toString).orElse(null),
          failure.code(),
          failure.reason(),
          failure.at().toString());
    }
  }
}
