package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.Map;

/** Verifies and reads what a gateway sends. */
public interface PaymentNotices {

  PaymentProvider provider();

  /**
   * The event, once the signature over the raw body and the time on both sides of the window are
   * verified, by the present secret or the one before. Refused with {@code
   * PAYMENT_WEBHOOK_UNVERIFIED}, or {@code PAYMENT_WEBHOOK_MALFORMED} where what is signed cannot
   * be read.
   *
   * @param headers by their names in lower case
   * @param id for the event
   */
  Outcome<PaymentEvent> read(
      Map<String, String> headers, byte[] body, PaymentEventId id, Instant now);
}
