package io.ringledger.local.vault.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Person;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.demo.Wallet;
import io.ringledger.local.demo.Wallet.KeyKind;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.client.VaultApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who buys, and closes the channel that should pay before it is claimed. Who is quick gets
 * the money back and not the item; who is late has paid and has it.
 */
final class Runaway implements Runnable {

  private static final long CAP = 50_000_000L;
  private static final long PRICE = 7_000_001L;
  private static final long FUNDS = 10_000_000_000L;
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final Duration SESSIONS_LAST = Duration.ofDays(60);
  private static final int LONGEST_REST_MILLIS = 5_000;

  private final ApiClient api;
  private final AnyReplica vault;
  private final LedgerClient ledger;
  private final long networkId;
  private final SplittableRandom random;
  private final AtomicBoolean going;
  private final String item = "loot." + UUID.randomUUID();
  private final Trader honest = Trader.ofTheLedger("honest", Wallet.generate(KeyKind.ED25519));
  private final Trader runaway = Trader.ofTheLedger("runaway", Wallet.generate(KeyKind.SECP256K1));
  private final Set<String> receipts = new LinkedHashSet<>();
  private final List<String> anomalies = new ArrayList<>();
  private final AtomicLong runs = new AtomicLong();

  Runaway(
      ApiClient api,
      AnyReplica vault,
      LedgerClient ledger,
      JsonNode about,
      SplittableRandom random,
      AtomicBoolean going) {
    this.api = api;
    this.vault = vault;
    this.ledger = ledger;
    this.networkId = Json.number(about, "network_id");
    this.random = random;
    this.going = going;
  }

  /** Has accounts filled and the item brought out, while all is well. */
  void prepare() throws InterruptedException {
    ledger.fund(honest.account().address(), FUNDS);
    ledger.fund(runaway.account().address(), FUNDS);
    open(honest);
    Person admin =
        Person.join(
            api,
            "admin",
            "admin-" + UUID.randomUUID() + "@example.com",
            UUID.randomUUID().toString(),
            "admin");
    ObjectNode body = Json.object();
    body.putArray("items").add(Json.object().put("item_id", item).put("owner", honest.wallet()));
    new VaultApi(api).register(admin.bearer(), body).expect(200);
  }

  private void open(Trader trader) throws InterruptedException {
    trader.open(vault, ledger, CAP, Instant.now().plus(SESSIONS_LAST), Trader.EVERYTHING);
  }

  @Override
  public void run() {
    try {
      while (going.get()) {
        buyAndRun();
        runs.incrementAndGet();
        Thread.sleep(random.nextInt(LONGEST_REST_MILLIS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (PlayException e) {
      note("the runaway cannot go on: " + e.getMessage());
    }
  }

  private void buyAndRun() throws InterruptedException {
    honest.signInAgain(vault);
    open(runaway);
    String owner = Json.text(vault.ask(to -> to.item(item)).expect(200), "owner");
    boolean buys = owner.equals(honest.wallet());
    Trader giver = buys ? honest : runaway;
    Trader taker = buys ? runaway : honest;
    ObjectNode body = Json.object();
    body.putArray("claims").add(taker.claim(CAP));
    body.putArray("intents")
        .add(
            giver.signed(
                networkId, giver.trade("TRADE", item, giver.wallet(), taker.wallet(), PRICE)))
        .add(
            taker.signed(
                networkId, taker.trade("BID", item, giver.wallet(), taker.wallet(), PRICE)));
    Answer answer = vault.ask(to -> to.submit(body));
    List<String> ids = new ArrayList<>();
    for (JsonNode result : Json.required(answer.expect(200), "results")) {
      String id = result.path("intent").path("intent_id").asText();
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    receipts.addAll(ids);
    boolean runs = buys && random.nextInt(3) > 0;
    if (runs) {
      awaitGone();
    }
    awaitEnd(ids);
    if (!runs) {
      String token = runaway.session().token();
      String id = runaway.session().id().toString();
      vault.ask(to -> to.close(token, id)).expect(200);
      awaitGone();
    }
  }

  /** Closes the channel, and touches it until its delay is over and it is gone. */
  private void awaitGone() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (ledger.channel(runaway.session().channel()).isEmpty()) {
          return;
        }
        ledger.accept();
        runaway.carryOut(ledger, runaway.closing());
      } catch (PlayException _) {
        // The node misbehaves, or the channel has just gone.
      }
      Thread.sleep(PAUSE);
    }
  }

  private void awaitEnd(List<String> ids) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (String id : ids) {
      while (!isOver(id)) {
        if (System.nanoTime() > deadline) {
          note("never_settled: intent %s of the runaway".formatted(id));
          return;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  /** What waits for nobody any more is taken back. */
  private boolean isOver(String id) throws InterruptedException {
    String token = honest.session().token();
    Answer answer = vault.ask(to -> to.intent(token, id));
    JsonNode intent = answer.expect(200);
    String state = Json.text(intent, "state");
    if (state.equals("PENDING") && intent.path("counterpart").isNull()) {
      boolean gives = Json.text(intent, "action").equals("TRADE");
      String wallet = Json.text(intent, gives ? "from" : "to");
      Trader owner = wallet.equals(honest.wallet()) ? honest : runaway;
      vault.ask(to -> to.cancel(owner.session().token(), id));
    }
    return !state.equals("PENDING") && !state.equals("NETTED");
  }

  private synchronized void note(String anomaly) {
    anomalies.add(anomaly);
  }

  long runs() {
    return runs.get();
  }

  /** What it was given receipts for. */
  Set<String> receipts() {
    return new LinkedHashSet<>(receipts);
  }

  List<Trader> traders() {
    return List.of(honest, runaway);
  }

  /** What the faucet gave to each of its accounts. */
  long funded() {
    return FUNDS;
  }

  synchronized List<String> anomalies() {
    return List.copyOf(anomalies);
  }
}
