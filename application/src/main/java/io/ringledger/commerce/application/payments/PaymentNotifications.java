package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.outbound.PaymentEvents.Standing;
import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import java.util.Map;
import java.util.Optional;

/** What gateways report: verified, kept, acknowledged; and only then worked on. */
public interface PaymentNotifications {

  /**
   * Keeps an event. Refused with {@code PAYMENT_WEBHOOK_UNVERIFIED} or {@code
   * PAYMENT_WEBHOOK_MALFORMED}.
   *
   * @param headers by their names in lower case
   * @return whether it is new
   */
  Outcome<Boolean> receive(PaymentProvider provider, Map<String, String> headers, byte[] body);

  /** What was received, the newest first. */
  Page<Standing, PaymentEventId> list(
      Optional<Status> status, Optional<PaymentEventId> before, int limit);

  /**
   * Has a parked event worked on again. Refused with {@code PAYMENT_EVENT_NOT_FOUND} or {@code
   * PAYMENT_EVENT_NOT_PARKED}.
   */
  Outcome<Standing> requeue(Caller caller, PaymentEventId event);
}
