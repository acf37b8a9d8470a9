package io.ringledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.PromoterDesk.Half;
import io.ringledger.local.demo.PromoterDesk.Submitted;
import io.ringledger.local.demo.Wallet.KeyKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two bouts of a new promoter on a local stack, so that both halves of a settlement can be
 * prepared.
 *
 * @param email the promoter's account
 * @param password of that account
 * @param draft a bout whose purses are to be locked
 * @param decided a bout with a result whose purses can be paid
 */
public record StagedBouts(String email, String password, String draft, String decided) {

  private static final long RIPPLE_EPOCH = 946_684_800L;
  private static final long FUNDS = 1_000_000_000L;
  private static final long FIGHTER_FUNDS = 20_000_000L;
  private static final long PURSE = 10_000_000L;
  private static final Duration UNTIL_THE_EVENT = Duration.ofHours(1);

  @Override
  public String toString() {
    return "StagedBouts[" + email + "]";
  }

  /**
   * Stages them.
   *
   * @param api where RingLedger is, with registration open for all roles
   * @param ledger where its sandbox ledger is
   * @throws PlayException if that cannot be
   */
  public static StagedBouts on(URI api, URI ledger) throws InterruptedException {
    try (ApiClient client = new ApiClient(api);
        LedgerClient node = new LedgerClient(ledger)) {
      return new Stage(client, node).set();
    }
  }

  private static final class Stage {
    private final ApiClient api;
    private final LedgerClient ledger;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String password = UUID.randomUUID().toString();

    Stage(ApiClient api, LedgerClient ledger) {
      this.api = api;
      this.ledger = ledger;
    }

    StagedBouts set() throws InterruptedException {
      Wallet wallet = Wallet.generate(KeyKind.ED25519);
      ledger.fund(wallet.address(), FUNDS);
      Person promoter = join("promoter");
      List<String> fighters = List.of(fighter("a"), fighter("b"));
      PromoterDesk desk = new PromoterDesk(api, ledger, promoter, wallet);
      JsonNode decided = plan(promoter, wallet, fighters);
      String id = Json.text(decided, "bout_id");
      lock(desk, id);
      ObjectNode result = Json.object().put("winner", "A");
      api.post("/bouts/" + id + "/result", join("admin").bearer(), result, Map.of()).expect(200);
      passFinishAfter(decided);
      String draft = Json.text(plan(promoter, wallet, fighters), "bout_id");
      return new StagedBouts(email("promoter"), password, draft, id);
    }

    private String email(String name) {
      return "smoke-%s-%s@example.com".formatted(name, run);
    }

    private Person join(String role) throws InterruptedException {
      return Person.join(api, role, email(role), password, role);
    }

    private String fighter(String corner) throws InterruptedException {
      Wallet wallet = Wallet.generate(KeyKind.SECP256K1);
      ledger.fund(wallet.address(), FIGHTER_FUNDS);
      Person fighter = Person.join(api, corner, email("fighter-" + corner), password, "fighter");
      ObjectNode profile = Json.object();
      profile.put("display_name", "Smoke " + corner);
      profile.put("xrpl_address", wallet.address());
      api.put("/fighters/me", fighter.bearer(), profile).expect(200);
      return fighter.userId();
    }

    private JsonNode plan(Person promoter, Wallet wallet, List<String> fighters)
        throws InterruptedException {
      // After an earlier play the ledger's clock is ahead of everyone else's.
      Instant onLedger = Instant.ofEpochSecond(RIPPLE_EPOCH + ledger.closeTime());
      Instant now = Instant.now();
      Instant event = (onLedger.isAfter(now) ? onLedger : now).plus(UNTIL_THE_EVENT);
      ObjectNode plan = Json.object();
      plan.put("fighter_a_user_id", fighters.getFirst());
      plan.put("fighter_b_user_id", fighters.getLast());
      plan.put("event_datetime_utc", Instant.ofEpochSecond(event.getEpochSecond()).toString());
      plan.put("promoter_owner_address", wallet.address());
      for (String purse : List.of("show_a", "show_b", "bonus_a", "bonus_b")) {
        plan.put(purse + "_drops", PURSE);
      }
      return api.post("/bouts", promoter.bearer(), plan, Map.of()).expect(201);
    }

    private void lock(PromoterDesk desk, String bout) throws InterruptedException {
      List<Submitted> submitted = new ArrayList<>();
      for (JsonNode prepared : desk.prepare(Half.ESCROWS, bout)) {
        submitted.add(desk.signAndSubmit(prepared));
      }
      ledger.accept();
      for (Submitted one : submitted) {
        desk.report(Half.ESCROWS, bout, one);
      }
    }

    private void passFinishAfter(JsonNode bout) throws InterruptedException {
      long finishAfter =
          Json.required(bout, "escrows")
              .valueStream()
              .mapToLong(escrow -> Json.number(escrow, "finish_after_ripple"))
              .max()
              .orElseThrow();
      ledger.advanceTime(Duration.ofSeconds(finishAfter + 1 - ledger.closeTime()));
    }
  }
}
