package io.ringledger.app;

import io.ringledger.app.Settings.PaymentsMode;
import io.ringledger.commerce.stripe.StripeSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a start refuses about payments; each sentence names the environment variable to change. */
final class PaymentChecks {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private PaymentChecks() {}

  /** What cannot work, or would charge where nobody means it. */
  static List<String> unusable(Settings.Payments payments) {
    List<String> problems = new ArrayList<>();
    Optional<String> key = payments.stripe().apiKey();
    if (key.isEmpty()) {
      return problems;
    }
    if (!StripeSettings.isKey(key.get())) {
      problems.add("STRIPE_API_KEY must begin with sk_live_, rk_live_, sk_test_ or rk_test_");
    } else if (payments.mode() == PaymentsMode.TEST && !StripeSettings.isTestKey(key.get())) {
      problems.add("STRIPE_API_KEY moves real money, but PAYMENTS_MODE is test");
    }
    if (payments.stripe().webhookSecrets().isEmpty()) {
      problems.add(
          "STRIPE_WEBHOOK_SECRETS is not set: without it nothing that is paid is ever confirmed");
    }
    return problems;
  }

  /** What is unsafe with real money. */
  static List<String> unsafe(Settings.Payments payments) {
    List<String> problems = new ArrayList<>();
    URI base = payments.stripe().apiBase();
    if (!isHttps(base) && !LOOPBACK.contains(String.valueOf(base.getHost()))) {
      problems.add("STRIPE_API_BASE must begin with https:// in production");
    }
    if (payments.mode() == PaymentsMode.LIVE
        && payments.stripe().apiKey().filter(StripeSettings::isTestKey).isPresent()) {
      problems.add(
          "STRIPE_API_KEY is a test key: goods would be sold for nothing. Set PAYMENTS_MODE to test"
              + " where that is meant");
    }
    if (payments.returnUrl().filter(url -> !isHttps(url)).isPresent()) {
      problems.add("PAYMENTS_RETURN_URL must begin with https:// in production");
    }
    return problems;
  }

  private static boolean isHttps(URI url) {
    return "https".equals(url.getScheme());
  }
}
