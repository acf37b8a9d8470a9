package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purchases from the first visit to the refund, against a real database and a simulated Stripe. */
@QuarkusTest
@TestProfile(PurchaseFlowTest.Shops.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@QuarkusTestResource(value = SimulatedPayments.class, restrictToAnnotatedClass = true)
class PurchaseFlowTest {

  private static final String VISA = "pm_card_visa";
  private static final String DECLINED = "pm_card_chargeDeclined";
  private static final String ASKS = "pm_card_authenticationRequired";

  /** Jobs that do not wait long, so that nobody has to. */
  public static final class Shops extends LocalRun {

    public Shops() {
      super("declared");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("JOB_POLL_EVERY", "100ms");
      settings.put("PAYMENTS_POLL_EVERY", "200ms");
      settings.put("PAYMENTS_FOLLOW_EVERY", "200ms");
      return settings;
    }
  }

  SimulatedPayments payments;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private PaymentSandbox stripe;
  private ShopFloor shop;

  @BeforeEach
  void aShop() {
    stripe = payments.reporting();
    shop = ShopFloor.opened();
  }

  private String bought(int quantity) {
    String order = shop.orders(quantity, VISA).path("order_id");
    shop.awaitState(order, "confirmed");
    return order;
  }

  @Test
  void verify_cart_persists_across_sessions() {
    shop.fill(2).then().statusCode(200);
    assertThat(shop.cart().<List<Integer>>path("lines.quantity")).containsExactly(2);
    assertThat(shop.cart().<Integer>path("totals.total_minor")).isEqualTo(5_000);
  }

  @Test
  void verify_payment_confirmation_updates_order_state_atomically() {
    Response ordered = shop.orders(2, VISA);
    assertThat(ordered.<String>path("state")).isIn("pending_payment", "confirmed");
    String order = ordered.path("order_id");
    shop.awaitState(order, "confirmed");
    Response history =
        as(shop.siteAdmin).queryParam("site_id", shop.site).get("/orders/{id}/history", order);
    assertThat(history.<List<String>>path("entries.action"))
        .containsExactly("order.checkout", "order.confirm");
    assertThat(history.<String>path("entries[1].details.through")).isEqualTo("payment_authorized");
    assertThat(history.<String>path("entries[1].actor")).isEqualTo("system");
    assertThat(shop.order(shop.visitor, order).<String>path("payment.state"))
        .isEqualTo("authorized");
    assertThat(shop.available()).isEqualTo(8);
  }

  @Test
  void verify_webhook_signature_validation_rejects_invalid_signatures() {
    Response ordered = shop.orders(1, ASKS);
    String order = ordered.path("order_id");
    String event =
        """
        {"id":"evt_forged","object":"event","type":"payment_intent.succeeded","created":1,
         "data":{"object":{"id":"pi_forged","object":"payment_intent","amount":2500,
         "currency":"eur","metadata":{"site_id":"%s","order_id":"%s","attempt_id":"%s"}}}}
        """
            .formatted(shop.site, order, ordered.<String>path("payment.attempt_id"));
    try (KeptLog log = KeptLog.open()) {
      for (String signature : List.of("", "t=1,v1=00", "t=9999999999,v1=" + "ab".repeat(32))) {
        Response answer =
            given()
                .contentType(ContentType.JSON)
                .header("Stripe-Signature", signature)
                .body(event)
                .post("/webhooks/payments/stripe");
        assertThat(answer.statusCode()).as(signature).isEqualTo(401);
        assertThat(answer.<String>path("code")).isEqualTo("payment_webhook_unverified");
      }
      assertThat(log.lines()).noneMatch(line -> line.contains("evt_forged"));
    }
    assertThat(shop.state(order)).isEqualTo("pending_payment");
  }

  @Test
  void verify_site_id_isolation_admin1_cannot_see_admin2s_orders() {
    String order = bought(1);
    ShopFloor other = ShopFloor.opened();
    String nobodys = other.order(other.siteAdmin, shop.product).asString();
    assertThat(nobodys).contains("order_not_found");
    assertThat(other.order(other.siteAdmin, order).asString()).isEqualTo(nobodys);
    assertThat(other.refunds(other.siteAdmin, order, Map.of()).asString()).isEqualTo(nobodys);
    assertThat(other.retries(other.siteAdmin, order, VISA).asString()).isEqualTo(nobodys);
    Response list = as(other.siteAdmin).queryParam("site_id", other.site).get("/orders");
    assertThat(list.<List<?>>path("items")).isEmpty();
    // Asking for the other site by its name makes nobody its admin.
    assertThat(shop.order(other.siteAdmin, order).asString()).isEqualTo(nobodys);
    assertThat(shop.refunds(other.siteAdmin, order, Map.of()).<String>path("code"))
        .isEqualTo("site_admin_required");
    Response theirs = as(other.siteAdmin).queryParam("site_id", shop.site).get("/orders");
    assertThat(theirs.<List<?>>path("items")).isEmpty();
    assertThat(shop.order(other.visitor, order).<String>path("code"))
        .isEqualTo("visitor_of_another_site");
  }

  @Test
  void verify_failed_payment_doesnt_corrupt_order() {
    Response failed = shop.orders(3, DECLINED);
    String order = failed.path("order_id");
    shop.awaitState(order, "payment_failed");
    assertThat(shop.available()).as("what was set aside is free again").isEqualTo(10);
    Map<String, Object> before = failed.path("totals");
    assertThat(shop.retries(order, VISA).statusCode()).isEqualTo(200);
    shop.awaitState(order, "confirmed");
    assertThat(shop.order(shop.visitor, order).<Map<String, Object>>path("totals"))
        .isEqualTo(before);
    assertThat(shop.available()).isEqualTo(7);
  }

  @Test
  void verify_retry_uses_new_idempotency_key() {
    String order = shop.orders(1, DECLINED).path("order_id");
    shop.awaitState(order, "payment_failed");
    assertThat(shop.retries(order, VISA).statusCode()).isEqualTo(200);
    shop.awaitState(order, "confirmed");
    Response seen = shop.order(shop.siteAdmin, order);
    assertThat(Set.copyOf(seen.<List<String>>path("attempts.attempt_id"))).hasSize(2);
    assertThat(Set.copyOf(seen.<List<String>>path("attempts.reference")))
        .as("two payments at the gateway")
        .hasSize(2);
    assertThat(seen.<List<String>>path("attempts.state")).containsExactly("failed", "authorized");
    assertThat(seen.<List<Boolean>>path("attempts.closed")).containsExactly(true, true);
  }

  @Test
  void verify_visitor_cannot_confirm_without_payment() {
    Response ordered = shop.orders(1, ASKS);
    String order = ordered.path("order_id");
    assertThat(ordered.<String>path("state")).isEqualTo("pending_payment");
    assertThat(ordered.<String>path("payment.next_action_url")).startsWith("http");
    assertThat(shop.retries(order, VISA).<String>path("code"))
        .isEqualTo("payment_attempt_unresolved");
    assertThat(shop.state(order)).isEqualTo("pending_payment");

    String intent = shop.order(shop.siteAdmin, order).path("attempts[0].reference");
    stripe.approve(intent);
    shop.awaitState(order, "confirmed");
  }

  @Test
  void verify_admin_cannot_override_payment() {
    String order = shop.orders(1, ASKS).path("order_id");
    assertThat(shop.refunds(shop.siteAdmin, order, Map.of()).<String>path("code"))
        .isEqualTo("order_not_refundable");
    assertThat(shop.retries(shop.siteAdmin, order, VISA).<String>path("code"))
        .isEqualTo("order_not_found");
    assertThat(shop.state(order)).isEqualTo("pending_payment");
  }

  @Test
  void a_report_that_was_lost_is_asked_for_again() {
    stripe.webhookFaults().only("payment_intent.succeeded").times(1).drop();
    String order = shop.orders(1, VISA).path("order_id");
    shop.awaitState(order, "confirmed");
  }

  @Test
  void what_was_paid_goes_back_in_parts_and_never_more() {
    String order = bought(2);
    Response part = shop.refunds(shop.siteAdmin, order, Map.of("amount_minor", 1_000));
    assertThat(part.statusCode()).as(part.asString()).isEqualTo(200);
    shop.awaitState(order, "partially_refunded");
    assertThat(
            shop.refunds(shop.siteAdmin, order, Map.of("amount_minor", 4_001)).<String>path("code"))
        .isEqualTo("refund_exceeds_payment");
    assertThat(shop.refunds(shop.siteAdmin, order, Map.of()).statusCode()).isEqualTo(200);
    shop.awaitState(order, "refunded");
    assertThat(shop.order(shop.visitor, order).<Integer>path("totals.refunded_minor"))
        .isEqualTo(5_000);
    String intent = shop.order(shop.siteAdmin, order).path("attempts[0].reference");
    assertThat(stripe.books().toString()).contains(intent);
  }

  @Test
  void what_happens_to_payments_is_counted() {
    String order = shop.orders(1, DECLINED).path("order_id");
    shop.awaitState(order, "payment_failed");
    String figures = given().get(metrics).then().statusCode(200).extract().asString();
    assertThat(figures)
        .contains("ringledger_payment_failures_total")
        .contains("ringledger_payment_events_parked{")
        .contains("ringledger_payment_attempts_uncertain{")
        .doesNotContain("ringledger_payment_events_overdue NaN");
    Response failures =
        as(shop.siteAdmin)
            .queryParam("site_id", shop.site)
            .queryParam("order_id", order)
            .get("/payment-failures");
    assertThat(failures.<List<?>>path("items")).isNotEmpty();
  }
}
