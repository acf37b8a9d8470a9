package io.ringledger.vault.rest.index;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IndexResourceTest {

  private static JsonPath read(String path) {
    Response response = RestAssured.get(path);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  @Test
  void anItemsHistoryIsReadPageByPage() {
    JsonPath history = read("/api/items/card:1/history");
    assertThat(history.getMap("items[0]"))
        .isEqualTo(
            Map.of(
                "batch",
                7,
                "from",
                OneItemIndex.SELLER.value(),
                "to",
                OneItemIndex.BUYER.value(),
                "settled_at",
                "2026-06-01T12:00:00Z"));
    assertThat(history.getString("next_cursor")).isEqualTo("7");
    assertThat(read("/api/items/card:1/history?cursor=7").getList("items")).isEmpty();
    assertProblem(RestAssured.get("/api/items/card:2/history"), 404, "item_not_found");
    assertBadFields(RestAssured.get("/api/items/card:1/history?cursor=x"), "cursor");
    assertBadFields(RestAssured.get("/api/items/card:1/history?limit=101"), "limit");
  }

  @Test
  void whatAWalletHasIsReadPageByPage() {
    JsonPath items = read("/api/wallets/" + OneItemIndex.BUYER + "/items");
    assertThat(items.getString("items[0].item_id")).isEqualTo("card:1");
    assertThat(items.getLong("items[0].since_batch")).isEqualTo(7);
    assertThat(items.getString("next_cursor")).isEqualTo("card:1");
    assertThat(read("/api/wallets/" + OneItemIndex.BUYER + "/items?cursor=card:1").getList("items"))
        .isEmpty();
  }

  @Test
  void aBalanceSaysWhatIsStillOwed() {
    JsonPath balance = read("/api/wallets/" + OneItemIndex.SELLER + "/balance");
    assertThat(balance.getLong("sold_drops")).isEqualTo(990);
    assertThat(balance.getLong("paid_drops")).isEqualTo(900);
    assertThat(balance.getLong("owed_drops")).isEqualTo(90);
    assertThat(read("/api/wallets/" + OneItemIndex.BUYER + "/balance").getLong("owed_drops"))
        .isZero();
  }

  @Test
  void whatIsNoAddressIsNoWallet() {
    String typo = "rngKmuGFnaT5L3EM61TcPu4LQZ3stvoNh7";
    assertProblem(
        RestAssured.get("/api/wallets/" + typo + "/balance"), 400, "wallet_address_invalid");
    assertProblem(
        RestAssured.get("/api/wallets/" + typo + "/items"), 400, "wallet_address_invalid");
    assertBadFields(RestAssured.get("/api/wallets/x/items"), "wallet");
  }

  @Test
  void totalsMayBeGreaterThanALong() {
    assertThat(RestAssured.get("/api/vault/stats").asString())
        .contains("\"gross_drops\":92233720368547758070");
    assertThat(read("/api/vault/stats").getLong("ledger_index")).isEqualTo(99);
  }

  @Test
  void adminsSeeDifferencesAndRebuild() {
    Person admin = Api.join("index-admin", "admin");
    JsonPath report = Api.get(admin, "/api/vault/reconciliation").jsonPath();
    assertThat(report.getInt("differences")).isEqualTo(1);
    assertThat(report.getString("found[0].kind")).isEqualTo("wallet_owed");
    assertThat(report.getString("ran_at")).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(Api.post(admin, "/api/index/rebuild", null).jsonPath().getInt("differences"))
        .isEqualTo(7);

    Person promoter = Api.join("index-promoter", "promoter");
    assertProblem(Api.get(promoter, "/api/vault/reconciliation"), 403, "forbidden");
    assertProblem(Api.post(promoter, "/api/index/rebuild", null), 403, "forbidden");
    assertProblem(Api.get(null, "/api/vault/reconciliation"), 401, "unauthenticated");
  }
}
