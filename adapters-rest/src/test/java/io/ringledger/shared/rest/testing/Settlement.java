package io.ringledger.shared.rest.testing;

import io.restassured.response.Response;
import io.ringledger.shared.domain.XrplAddressFixtures;
import io.ringledger.shared.rest.testing.Api.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bout and its people, taken from step to step over HTTP with claims that fit. */
public final class Settlement {

  public static final List<String> KINDS = List.of("show_a", "show_b", "bonus_a", "bonus_b");

  private static final String SUCCESS = "tesSUCCESS";

  public final Person promoter;
  public final Person admin;
  public final Person fighterA;
  public final Person fighterB;
  public final String boutId;
  private final String name;

  private Settlement(String name, Instant now) {
    this.name = name;
    promoter = Api.join(name + ".promoter", "promoter");
    admin = Api.join(name + ".admin", "admin");
    fighterA = fighter("a");
    fighterB = fighter("b");
    boutId =
        Api.post(promoter, "/bouts", plan(now)).then().statusCode(201).extract().path("bout_id");
  }

  /** Everyone has joined and the bout is planned. The name must be new. */
  public static Settlement planned(String name, Instant now) {
    return new Settlement(name, now);
  }

  /** All four escrows are created. */
  public static Settlement funded(String name, Instant now) {
    Settlement settlement = planned(name, now);
    KINDS.forEach(
        kind ->
            settlement
                .confirmCreate("create-" + kind, settlement.create(kind))
                .then()
                .statusCode(200));
    return settlement;
  }

  /** A has won. */
  public static Settlement decided(String name, Instant now) {
    Settlement settlement = funded(name, now);
    Api.post(settlement.admin, settlement.path("/result"), Map.of("winner", "A"))
        .then()
        .statusCode(200);
    return settlement;
  }

  private Person fighter(String corner) {
    Person person = Api.join(name + ".fighter." + corner, "fighter");
    Api.put(
            person,
            "/fighters/me",
            Map.of("display_name", "Fighter " + corner, "xrpl_address", wallet(corner)))
        .then()
        .statusCode(200);
    return person;
  }

  public String wallet(String owner) {
    return XrplAddressFixtures.addressOf(name + " " + owner).value();
  }

  /** A plan that can be kept. */
  public Map<String, Object> plan(Instant now) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("fighter_a_user_id", fighterA.userId());
    plan.put("fighter_b_user_id", fighterB.userId());
    plan.put("event_datetime_utc", now.plus(30, ChronoUnit.DAYS).toString());
    plan.put("promoter_owner_address", wallet("promoter"));
    plan.put("show_a_drops", 1_000_000);
    plan.put("show_b_drops", 2_000_000);
    plan.put("bonus_a_drops", 300_000);
    plan.put("bonus_b_drops", 400_000);
    return plan;
  }

  public String path(String rest) {
    return "/bouts/" + boutId + rest;
  }

  /** The escrow as the API tells it. */
  public Map<String, Object> escrow(String kind) {
    return Api.get(promoter, path("")).path("escrows.find { it.escrow_kind == '" + kind + "' }");
  }

  public String status() {
    return Api.get(promoter, path("")).path("bout_status");
  }

  /** The wallet's name of the latest signing request for that purse. */
  public String payload(String kind) {
    return Api.get(promoter, path(""))
        .path("signings.find { it.escrow_kind == '" + kind + "' }.requests[-1].payload_id");
  }

  /** A claim that the escrow is on the ledger. */
  public Map<String, Object> create(String kind) {
    Map<String, Object> escrow = escrow(kind);
    Map<String, Object> claim = new HashMap<>();
    claim.put("escrow_kind", kind);
    claim.put("tx_hash", name + "-create-" + kind);
    claim.put("offer_sequence", 101 + KINDS.indexOf(kind));
    claim.put("validated", true);
    claim.put("engine_result", SUCCESS);
    claim.put("owner_address", escrow.get("owner_address"));
    claim.put("destination_address", escrow.get("destination_address"));
    claim.put("amount_drops", escrow.get("amount_drops"));
    claim.put("finish_after_ripple", escrow.get("finish_after_ripple"));
    claim.put("cancel_after_ripple", escrow.get("cancel_after_ripple"));
    claim.put("condition_hex", escrow.get("condition_hex"));
    return claim;
  }

  public Response confirmCreate(String key, Map<String, ?> claim) {
    return Api.confirm(promoter, path("/escrows/confirm"), key, claim);
  }

  /** The prepared way out of the escrow. */
  public Map<String, Object> preparedPayout(String kind) {
    return Api.post(promoter, path("/payouts/prepare"), null)
        .path("escrows.find { it.escrow_kind == '" + kind + "' }");
  }

  /** A claim that the purse has left its escrow, as it was prepared. */
  public Map<String, Object> payout(String kind) {
    Map<String, Object> prepared = preparedPayout(kind);
    Map<?, ?> transaction = (Map<?, ?>) prepared.get("unsigned_tx");
    Map<String, Object> claim = new HashMap<>();
    claim.put("escrow_kind", kind);
    claim.put("tx_hash", name + "-payout-" + kind);
    claim.put("validated", true);
    claim.put("engine_result", SUCCESS);
    claim.put("transaction_type", transaction.get("TransactionType"));
    claim.put("owner_address", transaction.get("Owner"));
    claim.put("offer_sequence", transaction.get("OfferSequence"));
    claim.put("close_time_ripple", prepared.get("not_before_ripple"));
    claim.put("fulfillment_hex", transaction.get("Fulfillment"));
    return claim;
  }

  public Response confirmPayout(String key, Map<String, ?> claim) {
    return Api.confirm(promoter, path("/payouts/confirm"), key, claim);
  }
}
