package io.ringledger.app;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xrpl.xrpl4j.crypto.keys.KeyPair;
import org.xrpl.xrpl4j.crypto.keys.Seed;

/** A promoter, an admin and two fighters, acting as outside clients of the API. */
final class Promotion {

  static final List<String> KINDS = List.of("show_a", "show_b", "bonus_a", "bonus_b");
  private static final String PASSWORD = "correct horse battery staple";

  final KeyPair promoterKeys = Seed.ed25519Seed().deriveKeyPair();
  final KeyPair fighterAKeys = Seed.secp256k1Seed().deriveKeyPair();
  final KeyPair fighterBKeys = Seed.ed25519Seed().deriveKeyPair();
  final String promoter;
  final String admin;
  final String fighterA;
  final String fighterB;
  private final String fighterAId;
  private final String fighterBId;

  private Promotion() {
    promoter = token(register("promoter"));
    admin = token(register("admin"));
    Account a = register("fighter");
    Account b = register("fighter");
    fighterA = token(a);
    fighterB = token(b);
    fighterAId = a.id();
    fighterBId = b.id();
    putProfile(fighterA, "Fighter A", address(fighterAKeys)).then().statusCode(200);
    putProfile(fighterB, "Fighter B", address(fighterBKeys)).then().statusCode(200);
  }

  /** Everyone registered and logged in. */
  static Promotion open() {
    return new Promotion();
  }

  record Account(String id, String email) {}

  static Account register(String role) {
    String email = role + "-" + UUID.randomUUID() + "@example.org";
    JsonPath answer =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("email", email, "password", PASSWORD, "role", role))
            .post("/auth/register")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new Account(answer.getString("user_id"), email);
  }

  static String token(Account account) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", account.email(), "password", PASSWORD))
        .post("/auth/login")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("access_token");
  }

  static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  static Response putProfile(String token, String name, String address) {
    return as(token)
        .body(Map.of("display_name", name, "xrpl_address", address))
        .put("/fighters/me");
  }

  static String address(KeyPair keys) {
    return keys.publicKey().deriveAddress().value();
  }

  /** A bout far ahead, with purses of 10, 11, 5 and 6 XRP. */
  Map<String, Object> plan() {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("fighter_a_user_id", fighterAId);
    plan.put("fighter_b_user_id", fighterBId);
    plan.put("event_datetime_utc", "2099-06-01T20:00:00Z");
    plan.put("promoter_owner_address", address(promoterKeys));
    plan.put("show_a_drops", 10_000_000);
    plan.put("show_b_drops", 11_000_000);
    plan.put("bonus_a_drops", 5_000_000);
    plan.put("bonus_b_drops", 6_000_000);
    return plan;
  }

  JsonPath planBout() {
    return as(promoter).body(plan()).post("/bouts").then().statusCode(201).extract().jsonPath();
  }

  JsonPath bout(String id) {
    return as(promoter).get("/bouts/{id}", id).then().statusCode(200).extract().jsonPath();
  }

  static Map<String, Object> escrow(JsonPath bout, String kind) {
    return bout.getMap("escrows.find { it.escrow_kind == '" + kind + "' }");
  }

  /** A claim that fits the planned escrow, as a client in declared mode would send it. */
  static Map<String, Object> createClaim(JsonPath bout, String kind) {
    Map<String, Object> escrow = escrow(bout, kind);
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("escrow_kind", kind);
    claim.put("tx_hash", hash());
    claim.put("offer_sequence", 1 + Math.abs(UUID.randomUUID().hashCode() / 2));
    claim.put("validated", true);
    claim.put("engine_result", "tesSUCCESS");
    claim.put("owner_address", escrow.get("owner_address"));
    claim.put("destination_address", escrow.get("destination_address"));
    claim.put("amount_drops", escrow.get("amount_drops"));
    claim.put("finish_after_ripple", escrow.get("finish_after_ripple"));
    claim.put("cancel_after_ripple", escrow.get("cancel_after_ripple"));
    claim.put("condition_hex", escrow.get("condition_hex"));
    return claim;
  }

  /** A claim that fits the created escrow. */
  static Map<String, Object> payoutClaim(JsonPath bout, Map<String, Object> prepared) {
    String kind = (String) prepared.get("escrow_kind");
    boolean cancel = "cancel".equals(prepared.get("action"));
    Map<String, Object> escrow = escrow(bout, kind);
    @SuppressWarnings("unchecked")
    Map<String, Object> unsigned = (Map<String, Object>) prepared.get("unsigned_tx");
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("escrow_kind", kind);
    claim.put("tx_hash", hash());
    claim.put("validated", true);
    claim.put("engine_result", "tesSUCCESS");
    claim.put("transaction_type", unsigned.get("TransactionType"));
    claim.put("owner_address", unsigned.get("Owner"));
    claim.put("offer_sequence", unsigned.get("OfferSequence"));
    claim.put(
        "close_time_ripple", escrow.get(cancel ? "cancel_after_ripple" : "finish_after_ripple"));
    claim.put("fulfillment_hex", unsigned.get("Fulfillment"));
    return claim;
  }

  static String hash() {
    String digits = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    return digits.toUpperCase(java.util.Locale.ROOT);
  }

  Response confirmEscrow(Object boutId, String key, Map<String, Object> claim) {
    return as(promoter)
        .header("Idempotency-Key", key)
        .body(claim)
        .post("/bouts/{id}/escrows/confirm", boutId);
  }

  Response confirmPayout(Object boutId, String key, Map<String, Object> claim) {
    return as(promoter)
        .header("Idempotency-Key", key)
        .body(claim)
        .post("/bouts/{id}/payouts/confirm", boutId);
  }

  /** A bout whose four escrows are confirmed by declared claims. */
  JsonPath fundedBout() {
    JsonPath bout = planBout();
    String id = bout.getString("bout_id");
    for (String kind : KINDS) {
      confirmEscrow(id, "create-" + kind, createClaim(bout, kind)).then().statusCode(200);
    }
    return bout(id);
  }

  Response enterResult(Object boutId, String winner) {
    return as(admin).body(Map.of("winner", winner)).post("/bouts/{id}/result", boutId);
  }

  List<Map<String, Object>> preparePayouts(Object boutId) {
    return as(promoter)
        .post("/bouts/{id}/payouts/prepare", boutId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("escrows");
  }
}
