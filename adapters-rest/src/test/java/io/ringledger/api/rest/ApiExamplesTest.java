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
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.EventsWorld;
import io.ringledger.shared.rest.testing.MarketWorld;
import io.ringledger.shared.rest.testing.ReputationWorld;
import io.ringledger.shared.rest.testing.ScriptedRewards;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.ShopWorld;
import io.ringledger.shared.rest.testing.VaultWorld;
import io.ringledger.shared.rest.testing.World;
import io.ringledger.vault.rest.content.OneDocument;
import io.ringledger.vault.rest.settlement.OneHeldLeg;
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
  @Inject ReputationWorld reputation;
  @Inject EventsWorld events;
  @Inject ScriptedRewards rewards;
  @Inject ShopWorld shop;
  @Inject MarketWorld market;
  @Inject VaultWorld vault;

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
    tellOthers(bout);
    new RewardExamples(rewards, world, bout.admin).play(this::note);
    String site = new SiteExamples(bout.admin).play(this::note);
    new CatalogueExamples(bout.admin, site).play(this::note);
    new PurchaseExamples(shop).play(this::note);
    new MarketExamples(bout.admin, market).play(this::note);
    new SessionExamples(vault).play(this::note);
    new AdvisoryExamples(bout.admin, site).play(this::note);
    keepPoints(bout.admin);
    standWell(bout.admin);
  }

  private void standWell(Api.Person admin) {
    AccountId account = new AccountId(UUID.randomUUID());
    reputation.earns(account, 100, 5);
    note("getReputation", null, Api.get(admin, "/accounts/" + account + "/reputation"));
    reputation.earns(new AccountId(UUID.randomUUID()), 1, 1);
    note("getLeaderboard", null, Api.get(admin, "/reputation/leaderboard?limit=1"));
    note("rebuildReputation", null, Api.post(admin, "/reputation/rebuild", null));
  }

  private void keepPoints(Api.Person admin) {
    Map<String, Object> holder = Map.of("holder", "promotion:member-7");
    Response opened = Api.post(admin, "/accounts", holder);
    note("openAccount", holder, opened);
    String path = "/accounts/" + opened.path("account_id");
    Map<String, Object> credit = move("ticket-1", "admin_grant", 100);
    Response given = Api.post(admin, path + "/credits", credit);
    note("creditAccount", credit, given);
    Map<String, Object> deduction = move("order-1", "redemption", 40);
    note("deductFromAccount", deduction, Api.post(admin, path + "/deductions", deduction));
    note("findAccount", null, Api.get(admin, "/accounts?holder=promotion:member-7"));
    note("getAccount", null, Api.get(admin, path));
    note("listEntries", null, Api.get(admin, path + "/entries?limit=1"));
    note("getStatement", null, Api.get(admin, path + "/statement"));
    note("getTrialBalance", null, Api.get(admin, "/ledger/trial-balance"));
    Map<String, Object> overdraft = Map.of("allowed", true);
    note("setOverdraft", overdraft, Api.post(admin, path + "/overdraft", overdraft));
    Map<String, Object> reversal = Map.of("reference", "ticket-2");
    String entry = given.path("entry.entry_id");
    note(
        "reverseEntry",
        reversal,
        Api.post(admin, "/ledger/entries/" + entry + "/reversal", reversal));
    note("freezeAccount", null, Api.post(admin, path + "/freeze", null));
    note("unfreezeAccount", null, Api.post(admin, path + "/unfreeze", null));
    Response empty = Api.post(admin, "/accounts", Map.of("holder", "promotion:member-8"));
    note(
        "closeAccount",
        null,
        Api.post(admin, "/accounts/" + empty.path("account_id") + "/close", null));
  }

  private static Map<String, Object> move(String reference, String type, int points) {
    Map<String, Object> move = new LinkedHashMap<>();
    move.put("reference", reference);
    move.put("entry_type", type);
    move.put("points", points);
    return move;
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
    note("getDocument", null, Api.get(null, "/api/documents/" + OneDocument.DOCUMENT.cid().text()));
    note("getBatchSettlement", null, Api.get(bout.admin, "/api/batches/7/settlement"));
    note("listSettlementLegs", null, Api.get(bout.admin, "/api/settlement/legs?state=held"));
    Map<String, Object> elsewhere = Map.of("destination", "rrrrrrrrrrrrrrrrrrrrBZbvji");
    note(
        "retrySettlementLeg",
        elsewhere,
        Api.post(bout.admin, "/api/settlement/legs/" + OneHeldLeg.HELD + "/retry", elsewhere));
    note("listLedgerCheckpoints", null, Api.get(bout.admin, "/ledger/checkpoints"));
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

  private void tellOthers(Settlement bout) {
    Map<String, Object> subscriber = new LinkedHashMap<>();
    subscriber.put("name", "Badges");
    subscriber.put("url", "https://badges.example.org/hook");
    subscriber.put("types", List.of("example.Something"));
    Response made = Api.post(bout.admin, "/event-subscriptions", subscriber);
    note("subscribeToEvents", subscriber, made);
    String path = "/event-subscriptions/" + made.path("subscription.subscription_id");
    note("listEventSubscriptions", null, Api.get(bout.admin, "/event-subscriptions?limit=1"));
    note("getEventSubscription", null, Api.get(bout.admin, path));
    events.tellsInVain("example.Something");
    Response dead = Api.get(bout.admin, path + "/deliveries?delivery_status=dead");
    note("listEventDeliveries", null, dead);
    String again = "/event-deliveries/" + dead.path("items[0].delivery_id") + "/redeliver";
    note("redeliverEvent", null, Api.post(bout.admin, again, null));
    note("redeliverDeadEvents", null, Api.post(bout.admin, path + "/redeliver", null));
    note("rotateSigningSecret", null, Api.post(bout.admin, path + "/secrets", null));
    note("pauseEventSubscription", null, Api.post(bout.admin, path + "/pause", null));
    note("resumeEventSubscription", null, Api.post(bout.admin, path + "/resume", null));
    note("deleteEventSubscription", null, Api.delete(bout.admin, path));
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
    assertThat(response.statusCode()).as(operation).isBetween(200, 202);
    Map<String, Object> example = new LinkedHashMap<>();
    if (request != null) {
      example.put("request", request);
    }
    Map<String, Object> body = response.as(new io.restassured.common.mapper.TypeRef<>() {});
    body.computeIfPresent("token", (_, token) -> token.toString().substring(0, 4) + "...");
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
