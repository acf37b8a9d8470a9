package io.ringledger.local.vault.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.LocalStack;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.replicas.CampaignFigures;
import io.ringledger.local.replicas.Replicas;
import io.ringledger.local.replicas.Replicas.Blow;
import io.ringledger.local.vault.VaultCast;
import io.ringledger.local.vault.VaultSize;
import io.ringledger.local.vault.client.VaultApi;
import io.ringledger.local.vault.model.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Two replicas on one database take intents, net and settle while one or both are killed hard,
 * again and again, and PostgreSQL now and then with them; the ledger's node misbehaves meanwhile,
 * and somebody runs away with a channel. In the end every batch must be settled or reversed once,
 * and the ledger must have every drop where it belongs.
 */
public final class VaultCampaign {

  private static final VaultSize SIZE = new VaultSize(3, 1, 60, 1, 0);
  private static final Duration LONGEST_WORK = Duration.ofMinutes(15);
  private static final int LONGEST_ROUND_MILLIS = 3_000;

  private final LocalStack stack;
  private final Replicas replicas;
  private final Terminal terminal;
  private final SplittableRandom random;
  private final LedgerWeather weather;
  private final LedgerClient ledger;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final List<Dealer> dealers = new ArrayList<>();
  private final AnyReplica asking;
  private final Narration story;

  private VaultCampaign(
      LocalStack stack, Replicas replicas, LedgerClient ledger, long seed, Terminal terminal) {
    this.stack = stack;
    this.replicas = replicas;
    this.ledger = ledger;
    this.terminal = terminal;
    this.random = new SplittableRandom(seed);
    this.weather = new LedgerWeather(stack.sandbox(), random.split());
    this.asking = new AnyReplica(replicas.clients().stream().map(VaultApi::new).toList());
    this.story = new Narration(_ -> {});
  }

  /** What makes the application net and settle often enough for a campaign. */
  public static Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("VAULT_NETTING_EVERY", "2s"),
        Map.entry("VAULT_SETTLE_EVERY", "500ms"),
        Map.entry("VAULT_RECONCILE_EVERY", "3s"),
        Map.entry("VAULT_SETTLE_DELAY", "10s"),
        Map.entry("VAULT_SETTLEMENT_MARGIN", "10s"),
        Map.entry("VAULT_INTENTS_PER_SECOND", "5000"),
        Map.entry("VAULT_ADDRESS_INTENTS_PER_SECOND", "5000"));
  }

  /**
   * Runs one on a stack that is up.
   *
   * @param wantedKills how many processes of the application are killed, at least
   * @param seed decides what happens when, as far as that can be decided
   */
  public static CampaignFigures run(
      LocalStack stack, int wantedKills, int clients, long seed, Terminal terminal)
      throws InterruptedException {
    try (Replicas replicas = Replicas.beside(stack);
        LedgerClient ledger = new LedgerClient(stack.ledger())) {
      return new VaultCampaign(stack, replicas, ledger, seed, terminal).run(wantedKills, clients);
    }
  }

  private CampaignFigures run(int wantedKills, int clients) throws InterruptedException {
    long start = System.nanoTime();
    VaultApi vault = new VaultApi(replicas.clients().getFirst());
    JsonNode about = vault.about();
    prepare(clients, about);
    Runaway runaway =
        new Runaway(replicas.clients().getFirst(), asking, ledger, about, random.split(), going);
    runaway.prepare();
    List<Thread> threads = new ArrayList<>();
    dealers.forEach(dealer -> threads.add(Thread.ofVirtual().name("dealer").start(dealer)));
    threads.add(Thread.ofVirtual().name("runaway").start(runaway));
    for (int round = 1; replicas.kills() < wantedKills; round++) {
      String sky = weather.change();
      Thread.sleep(random.nextInt(50, LONGEST_ROUND_MILLIS));
      Blow blow = Blow.drawn(random);
      replicas.strike(blow);
      terminal.say(
          "round %d: ledger %s; %s; %d kills, %,d intents accepted, %d runs"
              .formatted(round, sky, blow.words(), replicas.kills(), accepted(), runaway.runs()));
    }
    terminal.say("Nobody is killed any more, and the ledger behaves ...");
    weather.clearUp();
    going.set(false);
    for (Thread thread : threads) {
      thread.join(LONGEST_WORK);
    }
    Duration work = Duration.ofNanos(System.nanoTime() - start);
    VaultInspector inspector =
        new VaultInspector(stack, vault, ledger, Json.text(about, "authority_address"));
    List<String> anomalies = new ArrayList<>(story.differences());
    anomalies.addAll(runaway.anomalies());
    inspector.inspect(dealers, runaway, anomalies);
    if (asking.broken() > 0) {
      anomalies.add("answered_500: %d times".formatted(asking.broken()));
    }
    return report(inspector, runaway, work, anomalies);
  }

  private CampaignFigures report(
      VaultInspector inspector, Runaway runaway, Duration work, List<String> anomalies) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("database crashes", (long) replicas.databaseCrashes());
    figures.put("intents accepted", accepted());
    figures.put("  of rounds that went back", dealers.stream().mapToLong(Dealer::wentBack).sum());
    figures.put("channels run away with", runaway.runs());
    figures.put("requests unanswered", asking.unanswered());
    figures.put("requests told to come back", asking.refusedForNow());
    inspector.counts().forEach((name, count) -> figures.put("  " + name, count));
    figures.put("seconds", work.toSeconds());
    return new CampaignFigures(replicas.kills(), figures, anomalies);
  }

  private void prepare(int clients, JsonNode about) throws InterruptedException {
    ApiClient api = replicas.clients().getFirst();
    for (int i = 0; i < clients; i++) {
      Books books =
          new Books((int) Json.number(about, "fee_basis_points"), Json.text(about, "treasury"));
      VaultCast cast = new VaultCast(api, ledger, story);
      cast.assemble(SIZE);
      cast.openSessions();
      cast.registerItems(SIZE.items(), books);
      dealers.add(new Dealer(cast, books, about, asking, random.split(), going));
    }
  }

  private long accepted() {
    return dealers.stream().mapToLong(Dealer::accepted).sum();
  }
}
