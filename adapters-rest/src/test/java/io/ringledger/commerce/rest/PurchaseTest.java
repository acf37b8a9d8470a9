package io.ringledger.commerce.rest;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Ending;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Fault;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway.Verb;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Buying;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.ShopWorld;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PurchaseTest {

  @Inject ShopWorld shop;

  private Premises premises;
  private Buying visitor;
  private Buying admin;
  private String towel;

  @BeforeEach
  void aShop() {
    premises = Premises.opened();
    shop.opensShop(premises.siteId());
    towel = shop.sells(premises.siteId(), ProductKind.MERCHANDISE, 10);
    visitor = new Buying(premises.siteId(), premises.visitor());
    admin = new Buying(premises.siteId(), premises.siteAdmin());
  }

  private String ordered(Ending ending) {
    visitor.add(towel, 2).then().statusCode(200);
    shop.gateway.endings(ending);
    Response ordered = visitor.checkout("checkout-" + UUID.randomUUID());
    assertThat(ordered.statusCode()).as(ordered.asString()).isEqualTo(200);
    return ordered.path("order_id");
  }

  private String bought() {
    String order = ordered(Ending.PAID);
    shop.gatewayReports();
    return order;
  }

  @Test
  void anEmptyCartIsACart() {
    Response cart = visitor.cart();
    assertThat(cart.statusCode()).isEqualTo(200);
    assertThat(cart.<String>path("site_id")).isEqualTo(premises.siteId());
    assertThat(cart.<Object>path("order_id")).isNull();
    assertThat(cart.<List<?>>path("lines")).isEmpty();
    assertThat(cart.<Object>path("totals")).isNull();
    assertThat(cart.<String>path("currency")).isEqualTo("EUR");
  }

  @Test
  void aCartIsFilledChangedAndEmptied() {
    Response added = visitor.add(towel, 2);
    assertThat(added.<Integer>path("lines[0].quantity")).isEqualTo(2);
    assertThat(added.<Integer>path("lines[0].unit_price_minor")).isEqualTo(2_000);
    assertThat(added.<Integer>path("totals.total_minor")).isEqualTo(4_000);
    assertThat(visitor.add(towel, 1).<Integer>path("lines[0].quantity")).isEqualTo(3);
    Response changed = visitor.cart("change", Map.of("product_id", towel, "quantity", 1));
    assertThat(changed.<Integer>path("lines[0].quantity")).isEqualTo(1);
    Response removed = visitor.cart("remove", Map.of("product_id", towel));
    assertThat(removed.<List<?>>path("lines")).isEmpty();
    assertThat(removed.<String>path("order_id")).isEqualTo(added.path("order_id"));
    assertProblem(
        visitor.cart("discount", Map.of("discount_code", "NONE")), 422, "discount_not_applicable");
    assertThat(visitor.cart("discount", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void aCartSaysWhatOfItCannotBeOrderedAnyMore() {
    visitor.add(towel, 3);
    ProductId product = ProductId.of(towel);
    shop.offers(premises.siteId(), product, ProductKind.MERCHANDISE, true, 2);
    assertThat(visitor.cart().<String>path("lines[0].offer")).isEqualTo("short");
    shop.offers(premises.siteId(), product, ProductKind.MERCHANDISE, false, 2);
    assertThat(visitor.cart().<String>path("lines[0].offer")).isEqualTo("not_for_sale");
    assertThat(visitor.cart().<Integer>path("lines[0].available")).isZero();
    assertProblem(visitor.checkout("k"), 422, "product_not_for_sale");
  }

  @Test
  void verify_cart_persists_across_sessions() {
    visitor.add(towel, 2);
    Response later = visitor.cart();
    assertThat(later.<List<String>>path("lines.product_id")).containsExactly(towel);
    Buying another = new Buying(premises.siteId(), Premises.visitorOf(premises.siteId()));
    assertThat(another.cart().<List<?>>path("lines")).isEmpty();
  }

  @Test
  void whatIsOrderedIsConfirmedByTheGatewaysEventAlone() {
    visitor.add(towel, 2);
    Response ordered = visitor.checkout("once");
    assertThat(ordered.statusCode()).isEqualTo(200);
    assertThat(ordered.<String>path("state")).isEqualTo("pending_payment");
    assertThat(ordered.<Integer>path("totals.shipping_minor")).isEqualTo(490);
    assertThat(ordered.<Integer>path("totals.tax_minor")).isEqualTo(853);
    assertThat(ordered.<Integer>path("totals.total_minor")).isEqualTo(5_343);
    assertThat(ordered.<List<?>>path("attempts")).isEmpty();
    String order = ordered.path("order_id");

    shop.gatewayReports();
    Response confirmed = visitor.order(order);
    assertThat(confirmed.<String>path("state")).isEqualTo("confirmed");
    assertThat(confirmed.<String>path("payment.state")).isEqualTo("authorized");
    assertThat(visitor.checkout("once").asString())
        .as("a repeat gets the same answer")
        .isEqualTo(ordered.asString());
    assertThat(visitor.cart().<List<?>>path("lines")).isEmpty();
    assertThat(shop.woken()).isPositive();
  }

  @Test
  void whatIsChargedNeverComesBackOut() {
    String order = bought();
    assertThat(visitor.order(order).asString()).doesNotContain("pm_card");
    assertThat(admin.order(order).asString()).doesNotContain("pm_card");
    assertThat(admin.history(order).asString()).doesNotContain("pm_card");
  }

  @Test
  void aDeclinedCardIsAnAnswerAndTheOrderIsPaidAtTheNextTry() {
    String order = ordered(Ending.REFUSED);
    Response failed = visitor.order(order);
    assertThat(failed.<String>path("state")).isEqualTo("payment_failed");
    assertThat(failed.<String>path("payment.failure_code")).isEqualTo("card_declined");
    assertThat(failed.<String>path("recoverable_until")).isNotNull();

    Response again = visitor.retry(order, "again", "pm_card_mastercard");
    assertThat(again.<String>path("state")).isEqualTo("pending_payment");
    assertThat(again.<Integer>path("payment.number")).isEqualTo(2);
    shop.gatewayReports();
    assertThat(visitor.order(order).<String>path("state")).isEqualTo("confirmed");
    assertThat(admin.order(order).<List<String>>path("attempts.state"))
        .containsExactly("failed", "authorized");
    Response failures =
        Api.get(
            premises.siteAdmin(),
            "/payment-failures?site_id=" + premises.siteId() + "&order_id=" + order);
    assertThat(failures.<List<String>>path("items.code")).contains("card_declined");
    assertProblem(visitor.retry(order, "third", "pm_x"), 409, "order_not_payment_failed");
  }

  @Test
  void whatNobodyKnowsIsNotTriedAgain() {
    visitor.add(towel, 1);
    shop.gateway.faults(Verb.PAY, Fault.ANSWER_IS_LOST);
    String order = visitor.checkout("lost").path("order_id");
    assertThat(visitor.order(order).<String>path("payment.state")).isEqualTo("unknown");
    assertProblem(visitor.retry(order, "again", "pm_x"), 409, "payment_attempt_unresolved");
    shop.gatewayReports();
    assertThat(visitor.order(order).<String>path("state")).isEqualTo("confirmed");
  }

  @Test
  void aBuyerIsSentToTheBankWhereItWantsToAsk() {
    String order = ordered(Ending.NEEDS_ACTION);
    assertThat(visitor.order(order).<String>path("payment.next_action_url"))
        .startsWith("https://bank.example/");
  }

  @Test
  void aSiteAdminGivesBackAPartAndThenTheRest() {
    String order = bought();
    Map<String, Object> wish = Map.of("reason", "I want it");
    assertProblem(visitor.refund(order, "v", wish), 403, "forbidden");
    Buying member = new Buying(premises.siteId(), Api.join("m" + UUID.randomUUID(), "fighter"));
    assertProblem(member.refund(order, "v", wish), 403, "site_admin_required");
    Map<String, Object> part = Map.of("amount_minor", 1_000, "reason", "A stain");
    Response some = admin.refund(order, "part", part);
    assertThat(some.statusCode()).as(some.asString()).isEqualTo(200);
    assertThat(some.<String>path("state")).isEqualTo("partially_refunded");
    assertThat(admin.refund(order, "part", part).asString()).isEqualTo(some.asString());
    assertProblem(
        admin.refund(order, "more", Map.of("amount_minor", 9_999, "reason", "A lot")),
        422,
        "refund_exceeds_payment");
    Response rest = admin.refund(order, "rest", Map.of("reason", "All of it"));
    assertThat(rest.<String>path("state")).isEqualTo("refunded");
    assertThat(rest.<Integer>path("totals.refunded_minor")).isEqualTo(5_343);
    Response seen = visitor.order(order);
    assertThat(seen.<List<String>>path("refunds.reason")).containsOnlyNulls();
    assertThat(seen.<List<String>>path("refunds.state")).containsOnly("succeeded");
  }

  @Test
  void verify_site_id_isolation_admin1_cannot_see_admin2s_orders() {
    String order = bought();
    Premises elsewhere = Premises.opened();
    shop.opensShop(elsewhere.siteId());
    Buying stranger = new Buying(elsewhere.siteId(), elsewhere.siteAdmin());
    Response none = stranger.order(UUID.randomUUID().toString());
    assertProblem(none, 404, "order_not_found");
    for (Response real :
        List.of(
            stranger.order(order),
            stranger.history(order),
            stranger.refund(order, "r", Map.of("reason", "Mine")),
            stranger.retry(order, "k", "pm_x"))) {
      assertThat(real.statusCode()).isEqualTo(404);
      assertThat(real.asString()).isEqualTo(none.asString());
    }
    assertThat(stranger.orders("").<List<?>>path("items")).isEmpty();
    // Nor where they act as what they are on the other site: somebody who visits.
    Buying visiting = new Buying(premises.siteId(), elsewhere.siteAdmin());
    assertProblem(visiting.order(order), 404, "order_not_found");
    assertProblem(visiting.history(order), 403, "site_admin_required");
    assertThat(visiting.orders("").<List<?>>path("items")).isEmpty();
    assertProblem(
        Api.get(premises.visitor(), "/cart?site_id=" + elsewhere.siteId()),
        403,
        "visitor_of_another_site");
  }

  @Test
  void ordersAreListedSearchedAndFollowed() {
    String first = bought();
    String second = ordered(Ending.REFUSED);
    assertThat(visitor.orders("").<List<String>>path("items.order_id"))
        .containsExactlyInAnyOrder(first, second);
    assertThat(admin.orders("&state=confirmed").<List<String>>path("items.order_id"))
        .containsExactly(first);
    assertThat(admin.orders("&q=ada@").<List<?>>path("items")).hasSize(2);
    assertThat(admin.orders("&q=nobody").<List<?>>path("items")).isEmpty();
    String buyer = premises.visitor().userId();
    assertThat(admin.orders("&buyer_known=false&buyer_id=" + buyer).<List<?>>path("items"))
        .hasSize(2);
    assertThat(admin.orders("&buyer_id=" + buyer).<List<?>>path("items")).isEmpty();
    Response page = admin.orders("&limit=1");
    assertThat(page.<List<?>>path("items")).hasSize(1);
    Response next = admin.orders("&limit=1&cursor=" + page.path("next_cursor"));
    assertThat(next.<Object>path("next_cursor")).isNull();
    assertThat(next.<String>path("items[0].order_id")).isNotEqualTo(page.path("items[0].order_id"));
    assertThat(admin.history(first).<List<String>>path("entries.action"))
        .containsExactly("order.checkout", "order.confirm");
    assertThat(admin.history(first).<Boolean>path("chain_intact")).isTrue();
  }

  @Test
  void aCartIsNoOrderYet() {
    String cart = visitor.add(towel, 1).path("order_id");
    assertProblem(visitor.order(cart), 404, "order_not_found");
    assertProblem(admin.order(cart), 404, "order_not_found");
    assertThat(visitor.orders("").<List<?>>path("items")).isEmpty();
  }

  @Test
  void nothingIsOrderedThatIsNotThereOrCostsSomethingElse() {
    assertProblem(visitor.checkout("empty"), 409, "cart_empty");
    visitor.add(towel, 2);
    assertProblem(visitor.add(towel, 9), 409, "out_of_stock");
    Map<String, Object> dear = visitor.purchase();
    dear.put("expected_total_minor", 1);
    Response changed = visitor.checkout("dear", dear);
    assertProblem(changed, 409, "price_changed");
    Map<String, Object> nowhere = visitor.purchase();
    nowhere.remove("shipping");
    assertProblem(visitor.checkout("nowhere", nowhere), 422, "shipping_address_required");
    shop.offers(premises.siteId(), ProductId.of(towel), ProductKind.MERCHANDISE, true, 1);
    Response gone = visitor.checkout("gone");
    assertProblem(gone, 409, "out_of_stock");
    assertThat(gone.<String>path("reason")).contains(towel);
  }
}
