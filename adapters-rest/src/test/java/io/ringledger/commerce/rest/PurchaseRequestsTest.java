package io.ringledger.commerce.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Buying;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.ShopWorld;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong with a request is said by the name of its field. */
@QuarkusTest
class PurchaseRequestsTest {

  @Inject ShopWorld shop;

  private Premises premises;
  private Buying visitor;

  @BeforeEach
  void aShop() {
    premises = Premises.opened();
    shop.opensShop(premises.siteId());
    visitor = new Buying(premises.siteId(), premises.visitor());
  }

  @Test
  void everyRequestNamesItsSite() {
    String order = UUID.randomUUID().toString();
    for (String path :
        List.of(
            "/cart",
            "/orders",
            "/orders/" + order,
            "/orders/" + order + "/history",
            "/payment-failures")) {
      assertBadFields(Api.get(premises.siteAdmin(), path), "site_id");
      assertBadFields(Api.get(premises.siteAdmin(), path + "?site_id=1"), "site_id");
      assertProblem(
          Api.get(premises.siteAdmin(), path + "?site_id=" + UUID.randomUUID()),
          404,
          "site_not_found");
    }
    assertBadFields(Api.post(premises.visitor(), "/cart", Map.of("action", "discount")), "site_id");
    Map<String, Object> purchase = visitor.purchase();
    purchase.remove("site_id");
    assertBadFields(visitor.checkout("k", purchase), "site_id");
    assertBadFields(
        Api.confirm(
            premises.visitor(),
            "/orders/" + order + "/retry",
            "k",
            Map.of("payment_method", "pm_x")),
        "site_id");
    assertBadFields(
        Api.confirm(
            premises.siteAdmin(), "/orders/" + order + "/refunds", "k", Map.of("reason", "Why")),
        "site_id");
  }

  @Test
  void aCartSaysWhatAnActionNeeds() {
    String towel = shop.sells(premises.siteId(), ProductKind.TICKET, 5);
    assertBadFields(visitor.cart("steal", Map.of()), "action");
    assertBadFields(visitor.cart("add", Map.of()), "product_id", "quantity");
    assertBadFields(visitor.cart("change", Map.of("quantity", 1)), "product_id");
    assertBadFields(visitor.cart("remove", Map.of()), "product_id");
    for (int wrong : List.of(0, -1, 1_001)) {
      assertBadFields(
          visitor.cart("add", Map.of("product_id", towel, "quantity", wrong)), "quantity");
    }
    assertBadFields(visitor.cart("add", Map.of("product_id", "x", "quantity", 1)), "product_id");
    for (String wrong : List.of("", "A", "ÄÖ", "A B", "X".repeat(41))) {
      assertBadFields(visitor.cart("discount", Map.of("discount_code", wrong)), "discount_code");
    }
    assertProblem(visitor.add(UUID.randomUUID().toString(), 1), 404, "product_not_found");
  }

  @Test
  void aPurchaseSaysWhichFieldIsWrong() {
    Map<String, List<Object>> wrong =
        Map.of(
            "email", List.of("", "a", "a@", "@b", "a b@c", "a@b\u0007", "x".repeat(255) + "@b"),
            "payment_method",
                List.of("", "4242424242424242", "pm_", "pm_a b", "pm_" + "x".repeat(98)),
            "expected_total_minor", List.of(0, -1, 100_000_000));
    wrong.forEach(
        (field, values) ->
            values.forEach(
                value -> {
                  Map<String, Object> body = visitor.purchase();
                  body.put(field, value);
                  assertBadFields(visitor.checkout("k", body), field);
                }));
    Map<String, List<Object>> parts =
        Map.of(
            "name", List.of("", " ", "x".repeat(101), "a\nb"),
            "line1", List.of("", "x".repeat(201)),
            "line2", List.of("", "x".repeat(201)),
            "city", List.of(" ", "x".repeat(101)),
            "postal_code", List.of("", "x".repeat(21)),
            "region", List.of("", "x".repeat(101)),
            "country", List.of("", "de", "XX", "DEU"));
    parts.forEach(
        (part, values) ->
            values.forEach(
                value -> {
                  Map<String, Object> billing = Buying.address();
                  billing.put(part, value);
                  Map<String, Object> body = visitor.purchase();
                  body.put("billing", billing);
                  assertThat(visitor.checkout("k", body).<List<String>>path("errors.field"))
                      .as("%s %s", part, value)
                      .isNotEmpty()
                      .containsOnly("billing." + part);
                }));
    Map<String, Object> none = new LinkedHashMap<>();
    assertBadFields(visitor.checkout("k", none), "billing", "email", "payment_method", "site_id");
  }

  @Test
  void whatMovesMoneyNeedsAKeyThatIsUsedOnce() {
    assertProblem(visitor.checkout(null), 400, "idempotency_key_required");
    String order = UUID.randomUUID().toString();
    Map<String, Object> retry =
        Map.of("site_id", premises.siteId(), "payment_method", "pm_card_visa");
    assertProblem(
        Api.post(premises.visitor(), "/orders/" + order + "/retry", retry),
        400,
        "idempotency_key_required");
    assertProblem(
        Api.post(
            premises.siteAdmin(),
            "/orders/" + order + "/refunds",
            Map.of("site_id", premises.siteId(), "reason", "Why")),
        400,
        "idempotency_key_required");
    assertProblem(visitor.checkout("key"), 409, "cart_empty");
    Map<String, Object> other = visitor.purchase();
    other.put("email", "somebody.else@example.org");
    assertThat(visitor.checkout("key", other).statusCode()).isEqualTo(409);
    assertThat(visitor.checkout("key", other).<String>path("code"))
        .isEqualTo("idempotency_key_reused");
  }

  @Test
  void aRefundSaysWhichFieldIsWrong() {
    Buying admin = new Buying(premises.siteId(), premises.siteAdmin());
    String order = UUID.randomUUID().toString();
    for (Object wrong : List.of(0, -5, 100_000_000)) {
      assertBadFields(
          admin.refund(order, "k", Map.of("amount_minor", wrong, "reason", "Why")), "amount_minor");
    }
    assertBadFields(admin.refund(order, "k", Map.of("reason", "x".repeat(501))), "reason");
    assertBadFields(admin.refund(order, "k", Map.of()), "reason");
    assertProblem(admin.refund(order, "k", Map.of("reason", "Why")), 404, "order_not_found");
  }
}
