package io.ringledger.local.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PromoterDesk.Half;
import io.ringledger.xamansandbox.wallet.SignOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A bout, as a promoter runs it who prepares and signs, and never tells the backend what was
 * signed.
 *
 * @param wallet the promoter's
 */
record Ring(Scene scene, ApiClient api, String id, String wallet) {

  /** The same bout through another replica. */
  Ring through(ApiClient other) {
    return new Ring(scene, other, id, wallet);
  }

  /** Asks for what is to be signed, of these kinds alone where there are any. */
  Answer ask(Half half, String... kinds) throws InterruptedException {
    String query = kinds.length == 0 ? "" : "?escrow_kinds=" + String.join(",", kinds);
    return api.post(
        half.url(id, "prepare") + query, scene.promoter().bearer(), Json.object(), Map.of());
  }

  /** What is to be signed: the payload at Xaman by kind. */
  SequencedMap<String, UUID> prepare(Half half, String... kinds) throws InterruptedException {
    SequencedMap<String, UUID> payloads = new LinkedHashMap<>();
    for (JsonNode prepared : Json.required(ask(half, kinds).expect(200), "escrows")) {
      payloads.put(
          Json.text(prepared, "escrow_kind"),
          UUID.fromString(Json.text(Json.required(prepared, "xaman_sign_request"), "payload_id")));
    }
    return payloads;
  }

  /** Asks for one, and has it signed. Answers the payload. */
  UUID sign(Half half, String kind, SignOrder order) throws InterruptedException {
    UUID payload = prepare(half, kind).firstEntry().getValue();
    scene.xaman().wallet().sign(payload, order);
    return payload;
  }

  /** Asks for these, or all, and has them signed as they are asked for. */
  void sign(Half half, String... kinds) throws InterruptedException {
    for (UUID payload : prepare(half, kinds).sequencedValues()) {
      scene.xaman().wallet().sign(payload);
    }
  }

  /** Tells the backend after all, under a new key. */
  Answer confirm(Half half, ObjectNode claim) throws InterruptedException {
    return api.post(
        half.url(id, "confirm"),
        scene.promoter().bearer(),
        claim,
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  /** Locks all purses, and waits until that is known. */
  void lock() throws InterruptedException {
    sign(Half.ESCROWS);
    awaitBout("escrows_created");
  }

  /** Says who has won. */
  void win(String corner) throws InterruptedException {
    api.post(
            "/bouts/" + id + "/result",
            scene.admin().bearer(),
            Json.object().put("winner", corner),
            Map.of())
        .expect(200);
  }

  JsonNode read() throws InterruptedException {
    return api.get("/bouts/" + id, scene.promoter().bearer()).expect(200);
  }

  JsonNode escrow(String kind) throws InterruptedException {
    return of(kind, read(), "escrows");
  }

  /** All signing requests for one, oldest first. */
  List<JsonNode> requests(String kind) throws InterruptedException {
    return Json.required(of(kind, read(), "signings"), "requests").valueStream().toList();
  }

  /** All transactions known of one, oldest first. */
  List<JsonNode> transactions(String kind) throws InterruptedException {
    return Json.required(of(kind, read(), "signings"), "transactions").valueStream().toList();
  }

  private static JsonNode of(String kind, JsonNode bout, String list) {
    return Json.required(bout, list)
        .valueStream()
        .filter(each -> Json.text(each, "escrow_kind").equals(kind))
        .findAny()
        .orElseThrow();
  }

  void awaitBout(String status) throws InterruptedException {
    await(
        "the bout to be " + status,
        () -> Optional.of(read()).filter(bout -> has(bout, "bout_status", status)));
  }

  JsonNode awaitEscrow(String kind, String status) throws InterruptedException {
    return await(
        kind + " to be " + status,
        () -> Optional.of(escrow(kind)).filter(escrow -> has(escrow, "escrow_status", status)));
  }

  /** Waits until one of the kind's transactions is so. */
  JsonNode awaitTransaction(String kind, Predicate<JsonNode> such) throws InterruptedException {
    return await(
        "a transaction of " + kind, () -> transactions(kind).stream().filter(such).findFirst());
  }

  JsonNode awaitTransaction(String kind, String status) throws InterruptedException {
    return awaitTransaction(kind, known -> has(known, "transaction_status", status));
  }

  /** Waits until the newest signing request is so. */
  void awaitRequest(String kind, String status) throws InterruptedException {
    await(
        "the request for %s to be %s".formatted(kind, status),
        () ->
            Optional.of(requests(kind).getLast())
                .filter(request -> has(request, "request_status", status)));
  }

  private <T> T await(String what, Patience.Sight<T> sight) throws InterruptedException {
    return Patience.until(what, sight, this::read);
  }

  static boolean has(JsonNode json, String field, String value) {
    return json.path(field).asText().equals(value);
  }

  /** The audit trail, which must be whole. */
  List<JsonNode> audit() throws InterruptedException {
    JsonNode audit = api.get("/bouts/" + id + "/audit", scene.promoter().bearer()).expect(200);
    assertThat(audit.path("chain_intact").asBoolean()).isTrue();
    return Json.required(audit, "entries").valueStream().toList();
  }

  /** The successes of these actions in the audit trail. */
  List<JsonNode> steps(String... actions) throws InterruptedException {
    return audit().stream()
        .filter(
            entry ->
                List.of(actions).contains(Json.text(entry, "action"))
                    && has(entry, "outcome", "success"))
        .toList();
  }
}
