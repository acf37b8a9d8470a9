package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.application.outbound.PaymentGateways;
import io.ringledger.commerce.application.outbound.PaymentNotices;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.PaymentSandboxConfig;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever the settings name is asked and believed, and nobody else. */
@QuarkusTest
@TestProfile(PaymentProvidersTest.StripeAlone.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@QuarkusTestResource(
    value = PaymentProvidersTest.SimulatedStripe.class,
    restrictToAnnotatedClass = true)
class PaymentProvidersTest {

  private static final String KEY = "sk_test_that_no_log_may_hold";

  /** Stripe is set up, and nobody who only reports. */
  public static final class StripeAlone extends LocalRun {

    public StripeAlone() {
      super("declared");
    }
  }

  /** A Stripe without a bank behind it. */
  public static final class SimulatedStripe implements QuarkusTestResourceLifecycleManager {

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
          "whsec_present_one_of_this_test,whsec_former_one_of_this_test_",
          "PAYMENTS_RETURN_URL",
          "https://shop.example/paid");
    }

    @Override
    public void stop() {
      if (sandbox != null) {
        sandbox.close();
      }
    }
  }

  @Inject PaymentGateways gateways;
  @Inject List<PaymentNotices> notices;
  @Inject InstantSource clock;

  @Test
  void stripe_is_asked_and_says_how_it_is_and_nothing_secret_is_logged() {
    try (KeptLog log = KeptLog.open()) {
      PaymentGateway stripe = gateways.of(PaymentProvider.STRIPE).orElseThrow();
      assertThat(stripe.pay(charge("pm_card_visa"))).isInstanceOf(Answer.Paid.class);
      assertThat(stripe.pay(charge("pm_nobodys_card"))).isInstanceOf(Answer.Declined.class);
      given().get("/healthz/ready").then().body("checks.payments.status", equalTo("up"));
      assertThat(log.lines())
          .noneMatch(line -> line.contains(KEY))
          .noneMatch(line -> line.contains("pm_nobodys_card"));
    }
  }

  private Charge charge(String method) {
    UUID attempt = UUID.randomUUID();
    return new Charge(
        new SiteId(new UUID(7, 1)),
        new OrderId(new UUID(7, 2)),
        new AttemptId(attempt),
        new Money(2_500, new CurrencyCode("EUR")),
        method,
        "buyer@example.org",
        "attempt-" + attempt,
        clock.instant());
  }

  @Test
  void who_is_not_set_up_charges_nobody_and_is_not_believed() {
    assertThat(gateways.of(PaymentProvider.STANDARD)).isEmpty();
    assertThat(notices)
        .extracting(PaymentNotices::provider)
        .containsExactly(PaymentProvider.STRIPE);
  }
}
