package io.ringledger.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.PaymentSandboxConfig;
import java.net.URI;
import java.util.Map;

/** A Stripe without a bank behind it, for one run of the application, which it reports to. */
public final class SimulatedPayments implements QuarkusTestResourceLifecycleManager {

  private static final String KEY = "sk_test_of_the_purchases";
  private static final String SECRET = "whsec_of_the_purchases_of_this_test";

  private PaymentSandbox sandbox;

  @Override
  public Map<String, String> start() {
    sandbox = PaymentSandbox.start(PaymentSandboxConfig.inMemory().withKey(KEY));
    return Map.of(
        "STRIPE_API_KEY",
        KEY,
        "STRIPE_API_BASE",
        sandbox.baseUrl().toString(),
        "STRIPE_WEBHOOK_SECRETS",
        SECRET,
        "PAYMENTS_RETURN_URL",
        "https://shop.example/paid");
  }

  /** Hands itself to test fields of its type. */
  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(this, new TestInjector.MatchesType(SimulatedPayments.class));
  }

  /** From now on it reports what happens to the application, which runs by now. */
  PaymentSandbox reporting() {
    if (sandbox.endpoints().isEmpty()) {
      sandbox.addEndpoint(
          URI.create("http://localhost:%d/webhooks/payments/stripe".formatted(RestAssured.port)),
          SECRET);
    }
    return sandbox;
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
