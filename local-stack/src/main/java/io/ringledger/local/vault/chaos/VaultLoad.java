package io.ringledger.local.vault.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.LocalStack;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.demo.UnansweredException;
import io.ringledger.local.replicas.CampaignFigures;
import io.ringledger.local.replicas.DatabaseLook;
import io.ringledger.local.vault.VaultCast;
import io.ringledger.local.vault.VaultSize;
import io.ringledger.local.vault.chaos.BlockNode.Mood;
import io.ringledger.local.vault.client.Asking;
import io.ringledger.local.vault.client.VaultApi;
import io.ringledger.local.vault.market.Desk;
import io.ringledger.local.vault.market.Floor;
import io.ringledger.local.vault.market.Floor.Signed;
import io.ringledger.local.vault.market.Market;
import io.ringledger.local.vault.model.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * More than fits: a thousand intents in a request, more than a hundred requests at once on few
 * connections of the database, and a store of documents that has no room and then is gone. Every
 * answer must say clearly what to do, and nothing may get lost.
 */
public final class VaultLoad implements AutoCloseable {

  private static final VaultSize SIZE = new VaultSize(8, 2, 2_600, 1, 1_000);
  private static final int AT_ONCE = 150;
  private static final int SMALL = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final BlockNode store = BlockNode.start();
  private final List<String> anomalies = new ArrayList<>();
  private final Map<String, Long> figures = new LinkedHashMap<>();
  private final Map<Integer, AtomicLong> answers = new ConcurrentSkipListMap<>();

  /** What makes the application small: few connections, few intents a second, that store. */
  public Map<String, String> settings() {
    return Map.of(
        "DATABASE_POOL_SIZE", "4",
        "VAULT_NETTING_EVERY", "1h",
        "VAULT_MIN_BATCH", "1000",
        "VAULT_INTENTS_PER_SECOND", "1000",
        "VAULT_ADDRESS_INTENTS_PER_SECOND", "1000",
        "CONTENT_STORE", "kubo",
        "KUBO_API_URL", store.url().toString(),
        "CONTENT_TIMEOUT", "2s",
        "CONTENT_POLL_EVERY", "500ms");
  }

  /**
   * Runs it on a stack that is up with those settings.
   *
   * @param seed what is traded follows from it
   */
  public CampaignFigures run(LocalStack stack, long seed, Terminal terminal)
      throws InterruptedException {
    Narration story = new Narration(terminal::say);
    try (ApiClient api = new ApiClient(stack.api());
        LedgerClient ledger = new LedgerClient(stack.ledger())) {
      VaultApi vault = new VaultApi(api);
      JsonNode about = vault.about();
      Books books =
          new Books((int) Json.number(about, "fee_basis_points"), Json.text(about, "treasury"));
      VaultCast cast = new VaultCast(api, ledger, story);
      cast.assemble(SIZE);
      cast.openSessions();
      cast.registerItems(SIZE.items(), books);
      Asking asking = Asking.patiently(vault, PATIENCE);
      Floor floor = new Floor(asking, about, story::check);
      Desk desk = new Desk(asking, cast.traders(), floor, story::check);
      Market market = new Market(cast.traders(), cast.limited(), books, new SplittableRandom(seed));
      store.become(Mood.FULL);
      oneLarge(story, market, floor);
      manyAtOnce(story, vault, market, floor);
      netAndSettle(story, vault, cast, desk);
      documents(story, stack);
    }
    anomalies.addAll(story.differences());
    answers.forEach((status, count) -> figures.put("answers " + status, count.get()));
    figures.put("store refused", store.refused());
    figures.put("documents in the store", (long) store.blocks());
    return new CampaignFigures(0, figures, anomalies);
  }

  private void oneLarge(Narration story, Market market, Floor floor) throws InterruptedException {
    story.begin("A thousand intents in one request");
    Signed signed = floor.sign(market.draw(SIZE.intents()));
    long start = System.nanoTime();
    int accepted = floor.handIn(signed).size();
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    story.detail(
        "%,d intents, %,d of them accepted, in %,d ms"
            .formatted(signed.round().moves().size(), accepted, millis));
    figures.put("intents in one request", (long) signed.round().moves().size());
    figures.put("milliseconds for them", millis);
  }

  private void manyAtOnce(Narration story, VaultApi vault, Market market, Floor floor)
      throws InterruptedException {
    story.begin("%d requests at once, on 4 connections of the database".formatted(AT_ONCE));
    List<Signed> requests = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      requests.add(floor.sign(market.draw(SMALL)));
    }
    long start = System.nanoTime();
    List<Answer> heard = atOnce(vault, requests);
    int accepted = 0;
    for (int i = 0; i < requests.size(); i++) {
      accepted += floor.hear(requests.get(i), heard.get(i)).size();
    }
    story.detail(
        "%,d intents accepted in %,d ms; answered %s"
            .formatted(accepted, Duration.ofNanos(System.nanoTime() - start).toMillis(), answers));
  }

  private List<Answer> atOnce(VaultApi vault, List<Signed> requests) throws InterruptedException {
    List<Answer> heard = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> all =
          requests.stream().map(one -> threads.submit(() -> untilTaken(vault, one))).toList();
      for (Future<Answer> one : all) {
        heard.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request was never taken", e.getCause());
    }
    return heard;
  }

  /** Comes back as often as it is told to; every refusal must say why, and none is a 500. */
  private Answer untilTaken(VaultApi vault, Signed request) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Answer answer = vault.submit(request.body());
        answers.computeIfAbsent(answer.status(), _ -> new AtomicLong()).incrementAndGet();
        if (answer.status() == 200 || System.nanoTime() > deadline) {
          return answer;
        }
        judge(answer);
      } catch (UnansweredException e) {
        note("not_answered: " + e.getMessage());
      }
      Thread.sleep(PAUSE);
    }
  }

  private void judge(Answer answer) {
    boolean clear = answer.status() == 429 || answer.status() == 503;
    if (!clear || Json.parse(answer.body()).path("code").asText().isEmpty()) {
      note("unclear_answer: %d %s".formatted(answer.status(), answer.body()));
    }
  }

  private synchronized void note(String anomaly) {
    anomalies.add(anomaly);
  }

  private void netAndSettle(Narration story, VaultApi vault, VaultCast cast, Desk desk)
      throws InterruptedException {
    story.begin("They are netted and settled while the store has no room, and then is gone");
    JsonNode report = vault.net(cast.admin().bearer()).expect(200);
    store.become(Mood.GONE);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!desk.isQuiet() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE);
    }
    desk.takeBack();
    desk.isQuiet();
    desk.compare().forEach((state, count) -> story.detail("%-36s %,7d".formatted(state, count)));
    figures.put("trades in one batch", report.path("applied").asLong());
    story.detail("netted: " + report);
  }

  /** What could not be handed over was kept, and is there once the store is. */
  private void documents(Narration story, LocalStack stack) throws InterruptedException {
    story.begin("The store comes back, and gets every document");
    DatabaseLook look = new DatabaseLook(stack.database());
    long waiting = look.one("SELECT count(*) FROM content_pins WHERE state <> 'kept'");
    story.check(waiting > 0, "no document waits for a store that is gone");
    figures.put("documents that waited", waiting);
    store.become(Mood.WELL);
    look.change("UPDATE content_pins SET due_at = now() WHERE state <> 'kept'");
    boolean all =
        look.awaitNone(
            "SELECT count(*) FROM content_pins WHERE state <> 'kept'", PATIENCE, () -> {});
    story.check(all, "some documents never got there");
    look.each(
        "SELECT cid FROM content_documents",
        row -> story.check(store.has(row.getString(1)), "not in the store: " + row.getString(1)));
    story.detail(
        "%d waited; the store has %d, each under the hash of its bytes"
            .formatted(waiting, store.blocks()));
    story.check(
        look.one(
                "SELECT count(*) FROM vault_sessions WHERE reserved_drops <> 0 OR debit_drops <> 0")
            == 0,
        "something is still reserved");
  }

  @Override
  public void close() {
    store.close();
  }
}
