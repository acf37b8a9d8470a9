package io.ringledger.app;

import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.application.outbound.PaymentNotices;
import io.ringledger.commerce.standardwebhooks.ReportedPaymentGateway;
import io.ringledger.commerce.standardwebhooks.StandardWebhookNotices;
import io.ringledger.commerce.stripe.StripeNotices;
import io.ringledger.commerce.stripe.StripePaymentGateway;
import io.ringledger.commerce.stripe.StripeSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The payment providers that the settings name. One that we ask is set up by its key, and one that
 * only reports by the secrets it signs with. Events are read as long as there are secrets, also
 * where nobody can be charged any more: what was charged before is still reported.
 */
@Singleton
public class OutsidePayments {

  private final Optional<StripePaymentGateway> stripe;
  private final List<PaymentGateway> gateways;
  private final List<PaymentNotices> notices;

  OutsidePayments(Settings settings, InstantSource clock) {
    Settings.Payments payments = settings.payments();
    List<String> stripeSecrets = payments.stripe().webhookSecrets().orElse(List.of());
    List<String> standardSecrets = payments.standard().webhookSecrets().orElse(List.of());
    this.stripe =
        payments
            .stripe()
            .apiKey()
            .map(key -> new StripePaymentGateway(stripe(key, payments), clock));
    Optional<PaymentGateway> reported =
        standardSecrets.isEmpty() ? Optional.empty() : Optional.of(new ReportedPaymentGateway());
    this.gateways =
        Stream.concat(stripe.<PaymentGateway>map(gateway -> gateway).stream(), reported.stream())
            .toList();
    this.notices =
        Stream.concat(
                stripeNotices(stripeSecrets).stream(), standardNotices(standardSecrets).stream())
            .toList();
  }

  private static StripeSettings stripe(String key, Settings.Payments payments) {
    Settings.Stripe stripe = payments.stripe();
    StripeSettings.Calls calls =
        OutsideSystems.valid(
            "STRIPE_TIMEOUT or STRIPE_CONNECT_TIMEOUT",
            () -> StripeSettings.Calls.of(stripe.timeout(), stripe.connectTimeout()));
    return OutsideSystems.valid(
        "STRIPE_API_KEY, STRIPE_API_BASE, STRIPE_WEBHOOK_ENDPOINT or PAYMENTS_RETURN_URL",
        () ->
            new StripeSettings(
                key, stripe.apiBase(), payments.returnUrl(), stripe.webhookEndpoint(), calls));
  }

  private static Optional<PaymentNotices> stripeNotices(List<String> secrets) {
    return secrets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            OutsideSystems.valid("STRIPE_WEBHOOK_SECRETS", () -> new StripeNotices(secrets)));
  }

  private static Optional<PaymentNotices> standardNotices(List<String> secrets) {
    return secrets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            OutsideSystems.valid(
                "STANDARD_WEBHOOK_SECRETS", () -> new StandardWebhookNotices(secrets)));
  }

  /** Stripe, where it is asked. */
  public Optional<StripePaymentGateway> stripe() {
    return stripe;
  }

  /** Those by whom something can be paid. */
  public List<PaymentGateway> gateways() {
    return gateways;
  }

  /** Those whose events are read. */
  public List<PaymentNotices> notices() {
    return notices;
  }

  @PreDestroy
  void letGo() {
    stripe.ifPresent(StripePaymentGateway::close);
  }
}
