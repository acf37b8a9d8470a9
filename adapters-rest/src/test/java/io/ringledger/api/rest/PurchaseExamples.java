package io.ringledger.api.rest;

import io.restassured.response.Response;
import io.ringledger.api.rest.RewardExamples.Notes;
import io.ringledger.commerce.application.fakes.GatewayMail.Notice;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Ending;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Buying;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.ShopWorld;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Buys, fails, pays again and refunds, for the examples of the API. */
final class PurchaseExamples {

  private final ShopWorld shop;
  private final Premises premises = Premises.opened();
  private final Buying visitor = new Buying(premises.siteId(), premises.visitor());
  private final Buying admin = new Buying(premises.siteId(), premises.siteAdmin());

  PurchaseExamples(ShopWorld shop) {
    this.shop = shop;
  }

  void play(Notes notes) {
    shop.opensShop(premises.siteId());
    String towel = shop.sells(premises.siteId(), ProductKind.MERCHANDISE, 10);
    Map<String, Object> cart = new LinkedHashMap<>();
    cart.put("site_id", premises.siteId());
    cart.put("action", "add");
    cart.put("product_id", towel);
    cart.put("quantity", 2);
    notes.note("changeCart", cart, Api.post(premises.visitor(), "/cart", cart));
    notes.note("getCart", null, visitor.cart());
    shop.gateway.endings(Ending.REFUSED);
    Map<String, Object> purchase = visitor.purchase();
    Response ordered = visitor.checkout("checkout", purchase);
    notes.note("checkout", purchase, ordered);
    String order = ordered.path("order_id");
    Map<String, Object> retry = new LinkedHashMap<>();
    retry.put("site_id", premises.siteId());
    retry.put("payment_method", "pm_card_mastercard");
    notes.note("retryPayment", retry, visitor.retry(order, "retry", "pm_card_mastercard"));
    report(notes);
    notes.note("getOrder", null, admin.order(order));
    Map<String, Object> refund = new LinkedHashMap<>();
    refund.put("amount_minor", 1_000);
    refund.put("reason", "A stain on one of the towels");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site_id", premises.siteId());
    body.putAll(refund);
    notes.note("refundOrder", body, admin.refund(order, "refund", refund));
    notes.note("listOrders", null, admin.orders("&limit=1"));
    notes.note("getOrderHistory", null, admin.history(order));
    notes.note(
        "listPaymentFailures",
        null,
        Api.get(premises.siteAdmin(), "/payment-failures?limit=1&site_id=" + premises.siteId()));
    park(notes);
  }

  private void report(Notes notes) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "evt_1");
    event.put("object", "event");
    event.put("type", "payment_intent.succeeded");
    Notice notice = shop.gateway.takeMail().getLast();
    Response received = ShopWorld.deliver(notice);
    notes.note("receiveStripeEvent", event, received);
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("type", "payment.succeeded");
    notes.note("receiveStandardEvent", other, received);
    shop.gatewayReports();
  }

  private void park(Notes notes) {
    Instant now = Instant.EPOCH;
    shop.gateway.says(
        new PaymentEvent(
            new PaymentEventId(new UUID(0, 0)),
            PaymentProvider.STRIPE,
            "evt_" + UUID.randomUUID(),
            "payment_intent.succeeded",
            PaymentEvent.Kind.PAYMENT_SUCCEEDED,
            Optional.of(SiteId.of(premises.siteId())),
            Optional.of(new OrderId(UUID.randomUUID())),
            Optional.of(new AttemptId(UUID.randomUUID())),
            Optional.empty(),
            Optional.of("pi_2"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            now,
            now));
    shop.gatewayReports();
    Response parked = Api.get(premises.superAdmin(), "/payment-events?status=parked&limit=1");
    notes.note("listPaymentEvents", null, parked);
    String event = parked.path("items[0].payment_event_id");
    notes.note(
        "requeuePaymentEvent",
        null,
        Api.post(premises.superAdmin(), "/payment-events/" + event + "/requeue", null));
  }
}
