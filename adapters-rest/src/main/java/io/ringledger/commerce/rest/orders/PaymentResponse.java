package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.application.orders.OrderView;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The attempt to pay that counts now, or last did. */
@Schema(name = "OrderPayment")
public record PaymentResponse(
    String attemptId,
    int number,
    String provider,
    String state,
    @Nullable String failureCode,
    @Nullable String nextActionUrl) {

  private static final String GENERIC = "generic_decline";

  /** Whoever pays with somebody else's card is not told that it shows, as Stripe advises. */
  private static final Set<String> NOT_FOR_BUYERS =
      Set.of(
          "fraudulent",
          "lost_card",
          "merchant_blacklist",
          "pickup_card",
          "restricted_card",
          "security_violation",
          "stolen_card");

  static PaymentResponse of(OrderView view, boolean staff) {
    AttemptId counts = view.order().attempt().orElseThrow();
    PaymentAttempt attempt =
        view.attempts().stream().filter(each -> each.id().equals(counts)).findFirst().orElseThrow();
    return new PaymentResponse(
        attempt.id().toString(),
        attempt.number(),
        attempt.provider().wire(),
        attempt.state().wire(),
        attempt.failure().map(code -> staff ? code : forBuyers(code)).orElse(null),
        attempt.nextAction().orElse(null));
  }

  private static String forBuyers(String code) {
    return NOT_FOR_BUYERS.contains(code) ? GENERIC : code;
  }
}
