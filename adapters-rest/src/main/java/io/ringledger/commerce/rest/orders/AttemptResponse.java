package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.domain.order.PaymentAttempt;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attempt to pay, for those who run the site. */
@Schema(name = "OrderAttempt")
public record AttemptResponse(
    String attemptId,
    int number,
    String provider,
    String state,
    long amountMinor,
    @Nullable String reference,
    boolean saysPaid,
    boolean closed,
    @Nullable String failureCode,
    @Nullable String nextLookAt,
    String createdAt,
    String changedAt) {

  static AttemptResponse of(PaymentAttempt attempt) {
    return new AttemptResponse(
        attempt.id().toString(),
        attempt.number(),
        attempt.provider().wire(),
        attempt.state().wire(),
        attempt.amount().minor(),
        attempt.reference().orElse(null),
        attempt.saysPaid(),
        attempt.closed(),
        attempt.failure().orElse(null),
        attempt.lookAt().map(Instant::toString).orElse(null),
        attempt.createdAt().toString(),
        attempt.changedAt().toString());
  }
}
