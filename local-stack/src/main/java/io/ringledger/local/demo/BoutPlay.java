package io.ringledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.PlayReport.Share;
import io.ringledger.local.demo.PromoterDesk.Confirmed;
import io.ringledger.local.demo.PromoterDesk.Half;
import io.ringledger.local.demo.PromoterDesk.Submitted;
import io.ringledger.local.demo.Wallet.KeyKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A whole bout, from the first account to the last drop, played through the public API and a ledger
 * by people who each keep their own keys. Can be played again and again on the same data.
 */
public final class BoutPlay implements AutoCloseable {

  private static final long RIPPLE_EPOCH = 946_684_800L;
  private static final long PROMOTER_FUNDS = 1_000_000_000L;
  private static final long FIGHTER_FUNDS = 20_000_000L;
  private static final Duration UNTIL_THE_EVENT = Duration.ofHours(1);
  private static final int TRANSACTIONS = 8;

  /** Odd amounts, so that a drop that goes astray shows. */
  private static final long SHOW_A = 250_000_000L;

  private static final long SHOW_B = 180_000_001L;
  private static final long BONUS_A = 75_500_000L;
  private static final long BONUS_B = 60_250_000L;

  private final ApiClient api;
  private final LedgerClient ledger;
  private final Consumer<String> narrator;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> differences = new ArrayList<>();
  private final List<Confirmed> transactions = new ArrayList<>();
  private int step;

  private BoutPlay(ApiClient api, LedgerClient ledger, Consumer<String> narrator) {
    this.api = api;
    this.ledger = ledger;
    this.narrator = narrator;
  }

  /**
   * A play on a running system.
   *
   * @param api where RingLedger is
   * @param ledger where the sandbox ledger is
   * @param narrator hears what happens, a line at a time
   */
  public static BoutPlay between(URI api, URI ledger, Consumer<String> narrator) {
    return new BoutPlay(new ApiClient(api), new LedgerClient(ledger), narrator);
  }

  /** Everyone and what they sign with. */
  private record Cast(
      Person promoter,
      Person admin,
      Person fighterA,
      Person fighterB,
      Wallet promoterWallet,
      Wallet walletA,
      Wallet walletB) {}

  /**
   * Plays it.
   *
   * @throws PlayException if it cannot go on
   */
  public PlayReport run() throws InterruptedException {
    Cast cast = assemble();
    PromoterDesk desk = new PromoterDesk(api, ledger, cast.promoter(), cast.promoterWallet());
    long promoterBefore = ledger.balance(cast.promoterWallet().address());
    JsonNode bout = planBout(cast);
    String id = Json.text(bout, "bout_id");
    lockPurses(desk, id);
    enterResult(cast, id);
    payOut(desk, id, bout);
    takeBackLosersBonus(desk, id, bout);
    checkAudit(desk, id);
    return settle(cast, promoterBefore);
  }

  private Cast assemble() throws InterruptedException {
    KeyKind promoterKeys =
        Math.floorMod(run.hashCode(), 2) == 0 ? KeyKind.ED25519 : KeyKind.SECP256K1;
    begin("Promoter, admin and two fighters register and log in");
    String password = UUID.randomUUID().toString();
    Cast cast =
        new Cast(
            join("promoter", "promoter", password),
            join("admin", "admin", password),
            join("fighter A", "fighter", password),
            join("fighter B", "fighter", password),
            Wallet.generate(promoterKeys),
            Wallet.generate(promoterKeys.other()),
            Wallet.generate(promoterKeys));
    begin("Each makes a wallet of their own; the sandbox's faucet fills it");
    fund("promoter", cast.promoterWallet(), PROMOTER_FUNDS);
    fund("fighter A", cast.walletA(), FIGHTER_FUNDS);
    fund("fighter B", cast.walletB(), FIGHTER_FUNDS);
    begin("The fighters tell RingLedger where their purses go");
    profile(cast.fighterA(), cast.walletA(), "Ana Alvarez");
    profile(cast.fighterB(), cast.walletB(), "Bea Brandt");
    return cast;
  }

  private Person join(String name, String role, String password) throws InterruptedException {
    String email = name.replace(' ', '-').toLowerCase(Locale.ROOT) + "-" + run + "@example.com";
    Person person = Person.join(api, name, email, password, role);
    detail("%-10s %s".formatted(name, email));
    return person;
  }

  private void fund(String name, Wallet wallet, long drops) throws InterruptedException {
    String hash = ledger.fund(wallet.address(), drops);
    detail(
        "%-10s %s (%s) got %s, tx %s"
            .formatted(name, wallet.address(), wallet.kind(), Amounts.both(drops), hash));
  }

  private void profile(Person fighter, Wallet wallet, String displayName)
      throws InterruptedException {
    ObjectNode profile = Json.object();
    profile.put("display_name", displayName);
    profile.put("xrpl_address", wallet.address());
    api.put("/fighters/me", fighter.bearer(), profile).expect(200);
    detail("%-10s %s, %s".formatted(fighter.name(), displayName, wallet.address()));
  }

  private JsonNode planBout(Cast cast) throws InterruptedException {
    begin("The promoter plans the bout");
    // After an earlier play the ledger's clock is ahead of everyone else's.
    Instant ledgerNow = Instant.ofEpochSecond(RIPPLE_EPOCH + ledger.closeTime());
    Instant now = Instant.now();
    Instant event =
        Instant.ofEpochSecond(
            (ledgerNow.isAfter(now) ? ledgerNow : now).plus(UNTIL_THE_EVENT).getEpochSecond());
    ObjectNode plan = Json.object();
    plan.put("fighter_a_user_id", cast.fighterA().userId());
    plan.put("fighter_b_user_id", cast.fighterB().userId());
    plan.put("event_datetime_utc", event.toString());
    plan.put("promoter_owner_address", cast.promoterWallet().address());
    plan.put("show_a_drops", SHOW_A);
    plan.put("show_b_drops", SHOW_B);
    plan.put("bonus_a_drops", BONUS_A);
    plan.put("bonus_b_drops", BONUS_B);
    JsonNode bout = api.post("/bouts", cast.promoter().bearer(), plan, Map.of()).expect(201);
    detail("bout %s, event %s".formatted(Json.text(bout, "bout_id"), event));
    check("status of the new bout", "draft", Json.text(bout, "bout_status"));
    return bout;
  }

  private void lockPurses(PromoterDesk desk, String bout) throws InterruptedException {
    begin("RingLedger prepares four EscrowCreate; the promoter signs and submits each");
    List<Submitted> submitted = new ArrayList<>();
    for (JsonNode prepared : desk.prepare(Half.ESCROWS, bout)) {
      submitted.add(submit(desk, prepared));
    }
    check("number of escrows to create", 4, submitted.size());
    begin("The ledger validates them; RingLedger checks each against the ledger");
    Confirmed last = report(desk, Half.ESCROWS, bout, submitted, "created");
    check("status of the bout", "escrows_created", Json.text(last.body(), "bout_status"));
    begin("The last confirm is sent again with the same Idempotency-Key");
    boolean same = desk.replays(Half.ESCROWS, bout, last);
    check("the replayed answer is the same", true, same);
    detail(same ? "the same answer, byte for byte; nothing moved twice" : "a different answer");
  }

  private void enterResult(Cast cast, String bout) throws InterruptedException {
    begin("The admin enters the result: fighter A wins");
    JsonNode result =
        api.post(
                "/bouts/" + bout + "/result",
                cast.admin().bearer(),
                Json.object().put("winner", "A"),
                Map.of())
            .expect(200);
    check("status of the bout", "result_entered", Json.text(result, "bout_status"));
    detail("bout is " + Json.text(result, "bout_status"));
  }

  private void payOut(PromoterDesk desk, String id, JsonNode bout) throws InterruptedException {
    begin("Time passes on the ledger until the purses may be paid, two hours after the event");
    advanceTo(latest(bout, "finish_after_ripple"));
    begin("RingLedger prepares the payouts; the promoter signs and submits what is due");
    List<Submitted> submitted = new ArrayList<>();
    for (JsonNode prepared : desk.prepare(Half.PAYOUTS, id)) {
      if (Json.text(prepared, "action").equals("finish")) {
        submitted.add(submit(desk, prepared));
      }
    }
    check("number of purses to pay", 3, submitted.size());
    begin("The ledger validates them; RingLedger checks each against the ledger");
    Confirmed last = report(desk, Half.PAYOUTS, id, submitted, "finished");
    check("status of the bout", "closed", Json.text(last.body(), "bout_status"));
  }

  private void takeBackLosersBonus(PromoterDesk desk, String id, JsonNode bout)
      throws InterruptedException {
    begin("Seven days after the event the loser's bonus may be taken back");
    advanceTo(latest(bout, "cancel_after_ripple"));
    List<Submitted> submitted = new ArrayList<>();
    for (JsonNode prepared : desk.prepare(Half.PAYOUTS, id)) {
      check("what is left to do", "cancel", Json.text(prepared, "action"));
      submitted.add(submit(desk, prepared));
    }
    check("number of bonuses to take back", 1, submitted.size());
    report(desk, Half.PAYOUTS, id, submitted, "cancelled");
    JsonNode now = desk.bout(id);
    check("status of the bout", "closed", Json.text(now, "bout_status"));
    detail("bout is " + Json.text(now, "bout_status"));
  }

  private Submitted submit(PromoterDesk desk, JsonNode prepared) throws InterruptedException {
    Submitted submitted = desk.signAndSubmit(prepared);
    JsonNode unsigned = Json.required(prepared, "unsigned_tx");
    detail(
        "%-8s %-12s tx %s, fee %d drops"
            .formatted(
                submitted.kind(),
                Json.text(unsigned, "TransactionType"),
                submitted.signed().hash(),
                submitted.signed().feeDrops()));
    return submitted;
  }

  private Confirmed report(
      PromoterDesk desk, Half half, String bout, List<Submitted> all, String status)
      throws InterruptedException {
    // A node in stand-alone mode closes on demand; on others this is only waiting.
    ledger.accept();
    List<Confirmed> confirmed = new ArrayList<>();
    for (Submitted submitted : all) {
      Confirmed one = desk.report(half, bout, submitted);
      confirmed.add(one);
      transactions.add(one);
      check("status of " + one.kind(), status, Json.text(one.body(), "escrow_status"));
      detail(
          "%-8s %-9s in ledger %d, %s; bout is %s"
              .formatted(
                  one.kind(),
                  Json.text(one.body(), "escrow_status"),
                  Json.number(one.onLedger(), "ledger_index"),
                  Amounts.both(drops(one.kind())),
                  Json.text(one.body(), "bout_status")));
    }
    if (confirmed.isEmpty()) {
      throw new PlayException("RingLedger prepared nothing to sign.");
    }
    return confirmed.getLast();
  }

  private void advanceTo(long rippleTime) throws InterruptedException {
    long now = ledger.closeTime();
    // The ledger compares with the close time of the ledger before, and wants it later than that.
    long then = ledger.advanceTime(Duration.ofSeconds(Math.max(1, rippleTime + 1 - now)));
    detail("the ledger's clock is at " + Instant.ofEpochSecond(RIPPLE_EPOCH + then));
  }

  private static long latest(JsonNode bout, String field) {
    return Json.required(bout, "escrows")
        .valueStream()
        .mapToLong(escrow -> escrow.path(field).asLong(0))
        .max()
        .orElseThrow(() -> new PlayException("The bout has no escrows."));
  }

  private static long drops(String kind) {
    return switch (kind) {
      case "show_a" -> SHOW_A;
      case "show_b" -> SHOW_B;
      case "bonus_a" -> BONUS_A;
      case "bonus_b" -> BONUS_B;
      default -> throw new PlayException("There is no purse called " + kind + ".");
    };
  }

  private void checkAudit(PromoterDesk desk, String bout) throws InterruptedException {
    begin("The audit trail");
    JsonNode audit = desk.audit(bout);
    boolean intact = Json.required(audit, "chain_intact").asBoolean();
    check("the chain of audit entries holds", true, intact);
    detail(
        "%d entries, chain %s"
            .formatted(Json.required(audit, "entries").size(), intact ? "intact" : "BROKEN"));
  }

  private PlayReport settle(Cast cast, long promoterBefore) throws InterruptedException {
    begin("Who got what");
    long fees = transactions.stream().mapToLong(Confirmed::feeDrops).sum();
    List<Share> shares =
        List.of(
            share(
                "promoter",
                cast.promoterWallet(),
                promoterBefore - SHOW_A - SHOW_B - BONUS_A - fees),
            share("fighter A", cast.walletA(), FIGHTER_FUNDS + SHOW_A + BONUS_A),
            share("fighter B", cast.walletB(), FIGHTER_FUNDS + SHOW_B));
    check("validated transactions", TRANSACTIONS, transactions.size());
    PlayReport report =
        new PlayReport(transactions.stream().map(Confirmed::hash).toList(), shares, differences);
    report.table().forEach(narrator);
    narrator.accept(
        "  %d transactions validated; the promoter paid %d drops in fees and got the loser's bonus back."
            .formatted(transactions.size(), fees));
    report.differences().forEach(difference -> narrator.accept("  DIFFERS: " + difference));
    narrator.accept(
        report.agrees()
            ? "Every drop is where it should be."
            : "Something is not as it should be.");
    return report;
  }

  private Share share(String name, Wallet wallet, long expected) throws InterruptedException {
    return new Share(name, wallet.address(), expected, ledger.balance(wallet.address()));
  }

  private void begin(String what) {
    step++;
    narrator.accept("%2d. %s".formatted(step, what));
  }

  private void detail(String what) {
    narrator.accept("    " + what);
  }

  private void check(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      differences.add("%s should be %s, but is %s".formatted(what, expected, actual));
    }
  }

  @Override
  public void close() {
    api.close();
    ledger.close();
  }
}
