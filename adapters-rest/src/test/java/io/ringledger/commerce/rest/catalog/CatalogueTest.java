package io.ringledger.commerce.rest.catalog;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Premises;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueTest {

  private static final String NOTHING = "0197aaaa-0000-4000-8000-000000000009";

  private Premises site;

  @BeforeEach
  void open() {
    site = Premises.opened();
  }

  private Map<String, Object> shirt() {
    Map<String, Object> body = new HashMap<>();
    body.put("site_id", site.siteId());
    body.put("kind", "merchandise");
    body.put("sku", "SHIRT");
    body.put("name", "Shirt");
    body.put("description", "Of cotton.");
    body.put("price_minor", 4900);
    body.put("tax_class", "standard");
    return body;
  }

  private Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = shirt();
    body.put(field, value);
    return body;
  }

  private String added() {
    Response answer = Api.post(site.siteAdmin(), "/products", shirt());
    answer.then().statusCode(201);
    return answer.path("product_id");
  }

  private Response get(Person who, String product) {
    return Api.get(who, "/products/" + product + "?site_id=" + site.siteId());
  }

  private Response adjust(Person who, String product, long change) {
    return Api.post(
        who,
        "/products/" + product + "/stock",
        Map.of("site_id", site.siteId(), "change", change, "reason", "delivered"));
  }

  private Map<String, Object> change(long version, long price, boolean active) {
    return Map.of(
        "site_id",
        site.siteId(),
        "version",
        version,
        "name",
        "Shirt",
        "price_minor",
        price,
        "tax_class",
        "zero",
        "active",
        active);
  }

  @Test
  void aProductIsAddedAndEverybodyOnTheSiteSeesIt() {
    Response answer = Api.post(site.siteAdmin(), "/products", shirt());

    assertThat(answer.statusCode()).isEqualTo(201);
    String id = answer.path("product_id");
    assertThat(answer.header("Location")).endsWith("/products/" + id + "?site_id=" + site.siteId());
    assertThat(answer.<String>path("currency")).isEqualTo("EUR");
    assertThat(get(site.siteAdmin(), id).asString()).isEqualTo(answer.asString());
    Response seen = get(site.visitor(), id);
    assertThat(seen.<Integer>path("price_minor")).isEqualTo(4900);
    assertThat(seen.<Object>path("on_hand")).isNull();
    assertThat(
            Api.get(site.visitor(), "/products?site_id=" + site.siteId())
                .<List<String>>path("items.product_id"))
        .containsExactly(id);
    assertProblem(Api.post(site.siteAdmin(), "/products", shirt()), 409, "sku_taken");
  }

  @Test
  void stockComesAndGoes() {
    String id = added();

    Response full = adjust(site.siteAdmin(), id, 10);
    assertThat(full.<Integer>path("on_hand")).isEqualTo(10);
    assertThat(full.<Integer>path("reserved")).isZero();
    assertThat(get(site.visitor(), id).<Integer>path("available")).isEqualTo(10);
    assertProblem(adjust(site.siteAdmin(), id, -11), 409, "stock_out_of_range");
  }

  @Test
  void aChangeIsMadeFromTheVersionThatWasRead() {
    String path = "/products/" + added();

    Response changed = Api.put(site.siteAdmin(), path, change(1, 5900, false));

    assertThat(changed.<Integer>path("version")).isEqualTo(2);
    assertProblem(Api.put(site.siteAdmin(), path, change(1, 4900, true)), 409, "product_changed");
    assertProblem(
        Api.get(site.visitor(), path + "?site_id=" + site.siteId()), 404, "product_not_found");
    Api.get(site.superAdmin(), path + "?site_id=" + site.siteId()).then().statusCode(200);
  }

  @Test
  void onlyWhoRunsTheSiteChangesAnything() {
    String id = added();
    Person customer = Api.join("c" + UUID.randomUUID(), "fighter");
    Person stranger = Premises.opened().siteAdmin();
    for (Person other : List.of(customer, stranger)) {
      assertProblem(Api.post(other, "/products", shirt()), 403, "site_admin_required");
      assertProblem(adjust(other, id, 1), 403, "site_admin_required");
      assertProblem(
          Api.get(other, "/shop-settings?site_id=" + site.siteId()), 403, "site_admin_required");
      assertProblem(
          Api.get(other, "/discounts?site_id=" + site.siteId()), 403, "site_admin_required");
    }
    assertProblem(Api.post(site.visitor(), "/products", shirt()), 403, "forbidden");
    assertProblem(adjust(site.visitor(), id, 1), 403, "forbidden");
  }

  @Test
  void nobodySeesAnothersSite() {
    String id = added();
    Premises elsewhere = Premises.opened();

    assertProblem(
        Api.get(elsewhere.siteAdmin(), "/products/" + id + "?site_id=" + elsewhere.siteId()),
        404,
        "product_not_found");
    assertProblem(
        Api.get(elsewhere.visitor(), "/products?site_id=" + site.siteId()),
        403,
        "visitor_of_another_site");
    assertThat(
            Api.get(elsewhere.visitor(), "/products?site_id=" + elsewhere.siteId())
                .<List<?>>path("items"))
        .isEmpty();
    assertProblem(Api.get(site.siteAdmin(), "/products?site_id=" + NOTHING), 404, "site_not_found");
    assertProblem(Api.get(null, "/products?site_id=" + site.siteId()), 401, "unauthenticated");
  }

  @Test
  void ratesAreReplacedAllAtOnce() {
    Map<String, Object> tax =
        Map.of("country", "AT", "tax_class", "standard", "name", "MwSt.", "basis_points", 2000);
    Map<String, Object> shipping =
        Map.of("country", "AT", "fee_minor", 490, "tax_class", "standard");
    Response put =
        Api.put(
            site.siteAdmin(),
            "/shop-settings",
            Map.of(
                "site_id",
                site.siteId(),
                "tax_rates",
                List.of(tax),
                "shipping_rates",
                List.of(shipping)));

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(Api.get(site.siteAdmin(), "/shop-settings?site_id=" + site.siteId()).asString())
        .isEqualTo(put.asString());
    assertProblem(
        Api.put(
            site.siteAdmin(),
            "/shop-settings",
            Map.of(
                "site_id",
                site.siteId(),
                "tax_rates",
                List.of(tax, tax),
                "shipping_rates",
                List.of())),
        422,
        "shop_settings_invalid");
  }

  @Test
  void aDiscountIsAddedChangedAndListed() {
    Map<String, Object> body =
        Map.of("site_id", site.siteId(), "code", "RING-10", "basis_points", 1000);
    Response added = Api.post(site.siteAdmin(), "/discounts", body);

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.<Object>path("amount_minor")).isNull();
    String path = "/discounts/" + added.path("discount_id");
    Response changed =
        Api.put(
            site.siteAdmin(),
            path,
            Map.of("site_id", site.siteId(), "amount_minor", 500, "minimum_minor", 1000));
    assertThat(changed.<Integer>path("amount_minor")).isEqualTo(500);
    assertThat(changed.<String>path("code")).isEqualTo("RING-10");
    assertThat(
            Api.get(site.siteAdmin(), "/discounts?site_id=" + site.siteId())
                .<List<Integer>>path("items.amount_minor"))
        .containsExactly(500);
    assertProblem(Api.post(site.siteAdmin(), "/discounts", body), 409, "discount_code_taken");
    assertProblem(
        Api.put(site.siteAdmin(), path, Map.of("site_id", site.siteId())), 422, "discount_invalid");
    assertProblem(
        Api.put(
            site.siteAdmin(),
            "/discounts/" + NOTHING,
            Map.of("site_id", site.siteId(), "amount_minor", 1)),
        404,
        "discount_not_found");
  }

  @Test
  void whatIsWrongIsNamed() {
    Person admin = site.siteAdmin();
    assertBadFields(
        Api.post(admin, "/products", Map.of()),
        "kind",
        "name",
        "price_minor",
        "site_id",
        "sku",
        "tax_class");
    assertBadFields(Api.post(admin, "/products", with("price_minor", -1)), "price_minor");
    assertBadFields(Api.post(admin, "/products", with("price_minor", 100_000_000)), "price_minor");
    assertBadFields(Api.post(admin, "/products", with("kind", "service")), "kind");
    assertBadFields(Api.post(admin, "/products", with("sku", "a b")), "sku");
    assertBadFields(Api.post(admin, "/products", with("name", "x".repeat(201))), "name");
    assertBadFields(
        Api.post(admin, "/products", with("description", "x".repeat(5001))), "description");
    assertBadFields(Api.get(admin, "/products"), "site_id");
    assertBadFields(Api.get(admin, "/products?site_id=7&limit=0"), "limit", "site_id");
    assertBadFields(Api.get(admin, "/products/7?site_id=" + site.siteId()), "product_id");
    assertBadFields(
        Api.post(admin, "/products/" + NOTHING + "/stock", Map.of()),
        "change",
        "reason",
        "site_id");
    assertBadFields(
        Api.put(admin, "/shop-settings", Map.of()), "shipping_rates", "site_id", "tax_rates");
    assertBadFields(
        Api.put(
            admin,
            "/shop-settings",
            Map.of(
                "site_id",
                site.siteId(),
                "tax_rates",
                List.of(),
                "shipping_rates",
                Collections.nCopies(
                    501, Map.of("country", "AT", "fee_minor", 1, "tax_class", "zero")))),
        "shipping_rates");
    assertBadFields(
        Api.post(
            admin,
            "/discounts",
            Map.of("site_id", site.siteId(), "code", "ring", "basis_points", 10_001)),
        "basis_points",
        "code");
  }
}
