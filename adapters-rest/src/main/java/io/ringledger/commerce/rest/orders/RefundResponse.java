package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.domain.order.Refund;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes back.
 *
 * @param reason with who decided it and why the gateway would not: for those who run the site
 */
@Schema(name = "OrderRefund")
public record RefundResponse(
    String refundId,
    String attemptId,
    String kind,
    String state,
    long amountMinor,
    @Nullable String reason,
    @Nullable String requestedBy,
    @Nullable String failureCode,
    String requestedAt,
    String changedAt) {

  static RefundResponse of(Refund refund, boolean staff) {
    return new RefundResponse(
        refund.id().toString(),
        refund.attempt().toString(),
        refund.kind().wire(),
        refund.state().wire(),
        refund.amount().minor(),
        staff ? refund.reason() : null,
        staff ? refund.requestedBy() : null,
        staff ? refund.failure().orElse(null) : null,
        refund.requestedAt().toString(),
        refund.changedAt().toString());
  }
}
