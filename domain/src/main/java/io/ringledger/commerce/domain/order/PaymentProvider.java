package io.ringledger.commerce.domain.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By whose events a payment is proved. */
public enum PaymentProvider {
  /** Stripe, which we ask, and which reports. */
  STRIPE,
  /** A provider that is never asked and only reports, in the form of Standard Webhooks. */
  STANDARD;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The provider of that wire text, or empty where there is none. */
  public static Optional<PaymentProvider> ofWire(String text) {
    return Arrays.stream(values()).filter(each -> each.wire().equals(text)).findFirst();
  }
}
