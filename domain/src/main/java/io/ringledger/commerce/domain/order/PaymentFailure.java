package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something about a payment that did not go as it should. It is kept for good.
 *
 * @param code stable, in {@code snake_case}: the gateway's, or ours
 * @param reason for people, at most {@value #MAX_REASON_LENGTH} characters; never a secret
 */
public record PaymentFailure(
    UUID id,
    SiteId site,
    OrderId order,
    Optional<AttemptId> attempt,
    Optional<RefundId> refund,
    Optional<PaymentEventId> event,
    String code,
    String reason,
    Instant at) {

  public static final int MAX_REASON_LENGTH = 300;
  public static final int MAX_CODE_LENGTH = 100;

  public PaymentFailure {
    if (code.isBlank() || code.length() > MAX_CODE_LENGTH) {
      throw new IllegalArgumentException("a failure has a code of at most 100 characters");
    }
    reason = reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH));
  }
}
