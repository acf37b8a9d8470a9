package io.ringledger.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowWatch.Cause;
import io.ringledger.bouts.application.outbound.EscrowWatch.StuckEscrow;
import io.ringledger.bouts.application.outbound.WebhookSignatures.Verdict.Genuine;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Plays a bout and holds the examples of the API against it. What was played is left in {@code
 * target/api-examples.json}: copy it over the examples when an operation has changed.
 */
@QuarkusTest
class ApiExamplesTest {

  private static final ObjectMapper JSON = new JsonMapper();

  @Inject World world;

  private final Map<String, Map<String, Object>> played = new LinkedHashMap<>();

  @Test
  void everyExampleHasTheMembersThatReallyGoOverTheWire() throws IOException {
    play();
    Path file = Path.of("target", "api-examples.json");
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(played));
    Map<String, Object> real = new TreeMap<>();
    played.forEach((operation, example) -> real.put(operation, shape(example)));
    try (InputStream in =
        getClass().getResourceAsStream("/META-INF/ringledger/api-examples.json")) {
      Map<?, ?> documented = JSON.readValue(Objects.requireNonNull(in), Map.class);
      assertThat(shape(documented)).isEqualTo(real);
    }
  }

  private void play() {
    Settlement bout = Settlement.planned("example", world.clock.instant());
    note("health", null, Api.get(null, "/healthz"));
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("email", "someone@example.org");
    account.put("password", Api.PASSWORD);
    Map<String, Object> registration = new LinkedHashMap<>(account);
    registration.put("role", "promoter");
    note("register", registration, Api.post(null, "/auth/register", registration));
    note("login", account, Api.post(null, "/auth/login", account));
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("display_name", "Fighter A");
    profile.put("xrpl_address", bout.wallet("a"));
    note("putFighterProfile", profile, Api.put(bout.fighterA, "/fighters/me", profile));
    note("getFighterProfile", null, Api.get(bout.fighterA, "/fighters/me"));
    Map<String, Object> plan = bout.plan(world.clock.instant());
    note("planBout", plan, Api.post(bout.promoter, "/bouts", plan));
    note("prepareEscrows", null, Api.post(bout.promoter, bout.path("/escrows/prepare"), null));
    note("reconcileEscrowSigning", asked(bout), reconcile(bout, "/escrows"));
    for (String kind : Settlement.KINDS) {
      Map<String, Object> claim = new TreeMap<>(bout.create(kind));
      note("confirmEscrow", claim, bout.confirmCreate("key-" + kind, claim));
    }
    Map<String, Object> result = Map.of("winner", "A");
    note("enterResult", result, Api.post(bout.admin, bout.path("/result"), result));
    note("preparePayouts", null, Api.post(bout.promoter, bout.path("/payouts/prepare"), null));
    note("reconcilePayoutSigning", asked(bout), reconcile(bout, "/payouts"));
    Map<String, Object> payout = new TreeMap<>(bout.payout("bonus_a"));
    note("confirmPayout", payout, bout.confirmPayout("out-bonus_a", payout));
    refuseOne(bout);
    note("getBout", null, Api.get(bout.promoter, bout.path("")));
    note("listBouts", null, Api.get(bout.promoter, "/bouts?limit=1"));
    note("getBoutAudit", null, Api.get(bout.promoter, bout.path("/audit")));
    operate(bout);
  }

  /** So that the evidence has a refusal to show. */
  private static void refuseOne(Settlement bout) {
    Map<String, Object> early = new TreeMap<>(bout.payout("show_a"));
    early.put("validated", false);
    bout.confirmPayout("out-show_a", early).then().statusCode(422);
  }

  private void operate(Settlement bout) {
    String escrow = (String) bout.escrow("show_b").get("escrow_id");
    world.watch.finds(
        new StuckEscrow(
            new BoutId(UUID.fromString(bout.boutId)),
            new EscrowId(UUID.fromString(escrow)),
            EscrowKind.SHOW_B,
            EscrowStatus.CREATED,
            Cause.PAYOUT_OVERDUE,
            world.clock.instant(),
            "it could have been paid out for days",
            Optional.of(world.clock.instant().plusSeconds(3600))));
    note("listStuckEscrows", null, Api.get(bout.admin, "/admin/escrows/stuck"));
    String path = "/admin/escrows/" + escrow;
    note("followEscrowNow", null, Api.post(bout.admin, path + "/follow-up", null));
    world.presence = new EscrowLedger.Presence.Missing();
    Map<String, Object> reason = Map.of("reason", "The promoter's account was deleted.");
    note("failEscrow", reason, Api.post(bout.admin, path + "/fail", reason));
    note("getBoutEvidence", null, Api.get(bout.admin, "/admin/bouts/" + bout.boutId + "/evidence"));
    world.webhooks = new Genuine(Optional.empty(), "example");
    Map<String, Object> delivery = delivery();
    note(
        "receiveXamanWebhook",
        delivery,
        Api.as(null)
            .contentType(ContentType.JSON)
            .header("x-xumm-request-timestamp", "1893456000")
            .header("x-xumm-request-signature", "5e".repeat(20))
            .body(delivery)
            .post("/webhooks/xaman"));
    world.calms();
  }

  private static Map<String, Object> delivery() {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("url", "https://bouts.example.org/webhooks/xaman");
    meta.put("application_uuidv4", "00000000-0000-4000-8000-0000000000a1");
    meta.put("payload_uuidv4", "00000000-0000-4000-8000-000000000001");
    return Map.of("meta", meta);
  }

  private static Map<String, Object> asked(Settlement bout) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("escrow_kind", "show_a");
    question.put("payload_id", bout.payload("show_a"));
    question.put("observed_status", "signed");
    question.put("observed_tx_hash", "5E".repeat(32));
    return question;
  }

  private static Response reconcile(Settlement bout, String part) {
    return Api.post(bout.promoter, bout.path(part + "/signing/reconcile"), asked(bout));
  }

  private void note(String operation, @Nullable Object request, Response response) {
    assertThat(response.statusCode()).as(operation).isBetween(200, 201);
    Map<String, Object> example = new LinkedHashMap<>();
    if (request != null) {
      example.put("request", request);
    }
    Map<String, Object> body = response.as(new io.restassured.common.mapper.TypeRef<>() {});
    body.computeIfPresent("access_token", (_, _) -> "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...");
    shorten(body);
    example.put("response", body);
    played.putIfAbsent(operation, example);
  }

  /** One entry of a history, one key and one purse's signings show enough. */
  private static void shorten(Map<String, Object> body) {
    for (String list : List.of("entries", "signings", "idempotency_keys")) {
      body.computeIfPresent(list, (_, all) -> ((List<?>) all).subList(0, 1));
    }
    for (String part : List.of("audit", "bout")) {
      if (body.get(part) instanceof Map<?, ?> nested) {
        Map<String, Object> shorter = new LinkedHashMap<>();
        nested.forEach((name, value) -> shorter.put(name.toString(), value));
        shorten(shorter);
        body.put(part, shorter);
      }
    }
  }

  /** The names alone, all the way down; of a list the names of its first element. */
  private static Object shape(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> names = new TreeMap<>();
        map.forEach(
            (name, part) -> names.put(name.toString(), name.equals("details") ? "" : shape(part)));
        yield names;
      }
      case List<?> list -> list.isEmpty() ? List.of() : List.of(shape(list.getFirst()));
      case null, default -> "";
    };
  }
}
