package io.ringledger.commerce.stripe;

import io.ringledger.commerce.application.outbound.PaymentNotices;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.gateways.SignedNotice;
import io.ringledger.commerce.gateways.StrictJson.UnreadableException;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies and reads the webhooks of Stripe. */
public final class StripeNotices implements PaymentNotices {

  private static final String SIGNATURE = "stripe-signature";

  private final StripeSignatures signatures;

  /**
   * Takes the endpoint's secrets as Stripe shows them: the present one, and the one before it while
   * it is being replaced. Throws {@link IllegalArgumentException} where one is too short.
   */
  public StripeNotices(List<String> secrets) {
    this.signatures = new StripeSignatures(secrets);
  }

  @Override
  public PaymentProvider provider() {
    return PaymentProvider.STRIPE;
  }

  @Override
  public Outcome<PaymentEvent> read(
      Map<String, String> headers, byte[] body, PaymentEventId id, Instant now) {
    Optional<String> header = SignedNotice.header(headers, SIGNATURE);
    Optional<String> text = SignedNotice.text(body);
    if (header.isEmpty() || text.isEmpty() || !signatures.verify(header.get(), text.get(), now)) {
      return SignedNotice.unverified();
    }
    try {
      return Outcome.success(StripeEvents.read(text.get(), id, now));
    } catch (UnreadableException unreadable) {
      return SignedNotice.malformed(unreadable.why());
    }
  }
}
