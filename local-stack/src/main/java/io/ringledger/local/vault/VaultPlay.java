package io.ringledger.local.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.vault.client.Asking;
import io.ringledger.local.vault.client.IntentPolls;
import io.ringledger.local.vault.client.IntentStream;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.client.VaultApi;
import io.ringledger.local.vault.market.Accepted;
import io.ringledger.local.vault.market.Desk;
import io.ringledger.local.vault.market.Floor;
import io.ringledger.local.vault.market.Market;
import io.ringledger.local.vault.market.Round;
import io.ringledger.local.vault.model.Books;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A day of the vault: wallets open channels, sign what they buy and sell, batches are netted and
 * settle on the ledger, and everybody counts their drops. Can be played again and again on the same
 * data.
 */
public final class VaultPlay implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration HEARING = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ApiClient api;
  private final LedgerClient ledger;
  private final Narration story;
  private final VaultApi vault;
  private final VaultSize size;
  private final long seed;
  private final List<BatchView> batches = new ArrayList<>();
  private long first;

  private VaultPlay(
      ApiClient api, LedgerClient ledger, VaultSize size, long seed, Consumer<String> narrator) {
    this.api = api;
    this.ledger = ledger;
    this.size = size;
    this.seed = seed;
    this.story = new Narration(narrator);
    this.vault = new VaultApi(api);
  }

  /**
   * A play on a running system.
   *
   * @param api where RingLedger is
   * @param ledger where the sandbox ledger is
   * @param seed what is traded follows from it
   * @param narrator hears what happens, a line at a time
   */
  public static VaultPlay between(
      URI api, URI ledger, VaultSize size, long seed, Consumer<String> narrator) {
    return new VaultPlay(new ApiClient(api), new LedgerClient(ledger), size, seed, narrator);
  }

  /** Everything that is there before the first trade. */
  private record Scene(VaultCast cast, Books books, Market market, Floor floor, Desk desk) {}

  /**
   * Plays it.
   *
   * @return what was not as it should be, a sentence each; empty where all was
   * @throws io.ringledger.local.demo.PlayException if it cannot go on
   */
  public List<String> run() throws InterruptedException {
    JsonNode about = vault.about();
    first = lastBatch();
    VaultCast cast = new VaultCast(api, ledger, story);
    cast.assemble(size);
    cast.openSessions();
    Books books =
        new Books((int) Json.number(about, "fee_basis_points"), Json.text(about, "treasury"));
    cast.registerItems(size.items(), books);
    cast.intrude();
    Scene scene = scene(cast, books, about);
    VaultReckoning reckoning =
        new VaultReckoning(cast, books, Json.text(about, "authority_address"));
    reckoning.open();
    try (IntentStream stream =
        IntentStream.open(api.base(), cast.traders().getFirst().session().token())) {
      trade(scene, "an admin has them netted now");
      tryAgain(scene);
      settle(scene, true);
      stream.comeBack();
      takeBack(scene);
      trade(scene, "and the scheduled run nets them");
      settle(scene, false);
      takeBack(scene);
      follow(scene, stream);
    }
    reckoning.proofs(batches);
    reckoning.documents(batches);
    reckoning.items();
    reckoning.closeChannels();
    reckoning.count();
    reckoning.authority(batches);
    return story.differences();
  }

  private Scene scene(VaultCast cast, Books books, JsonNode about) {
    Asking asking = Asking.patiently(vault, PATIENCE);
    Floor floor = new Floor(asking, about, story::check);
    return new Scene(
        cast,
        books,
        new Market(cast.traders(), cast.limited(), books, new SplittableRandom(seed)),
        floor,
        new Desk(asking, cast.traders(), floor, story::check));
  }

  private long lastBatch() throws InterruptedException {
    JsonNode newest = Json.required(vault.batches("?limit=1").expect(200), "batches");
    return newest.isEmpty() ? 0 : Json.number(newest.path(0), "number");
  }

  private void trade(Scene scene, String then) throws InterruptedException {
    story.begin("They sign what they buy and sell, hand it in, %s".formatted(then));
    for (int i = 0; i < size.requests(); i++) {
      Round round = scene.market().draw(size.intents());
      long start = System.nanoTime();
      List<Accepted> accepted = scene.floor().handIn(round);
      story.detail(
          "%,d signed intents in one request: %,d accepted, %,d refused as they should be, in %,d ms"
              .formatted(
                  round.moves().size(),
                  accepted.size(),
                  round.moves().size() - accepted.size(),
                  Duration.ofNanos(System.nanoTime() - start).toMillis()));
    }
  }

  private void tryAgain(Scene scene) throws InterruptedException {
    int known = scene.floor().repeat(size.intents() / 3);
    story.detail("%,d are sent again, and get the receipts they had".formatted(known));
    scene.floor().contradict();
    Trader buyer = scene.cast().traders().getFirst();
    String item =
        scene.books().owners().entrySet().stream()
            .filter(entry -> !entry.getValue().equals(buyer.wallet()))
            .findFirst()
            .orElseThrow()
            .getKey();
    scene.floor().buyUnfunded(buyer, item, scene.books().owner(item));
    story.detail("another text under a used nonce, and a bid that no claim covers: refused");
  }

  /** Until every intent that is to be settled is, and all batches are over. */
  private void settle(Scene scene, boolean atOnce) throws InterruptedException {
    story.begin(atOnce ? "A batch is cut and settles on the ledger" : "The next one, by the clock");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<BatchView> news = List.of();
    boolean asked = !atOnce;
    while (System.nanoTime() < deadline) {
      if (!asked) {
        asked = netted(scene);
      }
      news = since();
      if (!news.isEmpty() && news.stream().allMatch(BatchView::isOver) && scene.desk().isQuiet()) {
        break;
      }
      Thread.sleep(PAUSE);
    }
    story.check(!news.isEmpty(), "no batch was cut");
    for (BatchView batch : news) {
      story.check(
          batch.state().equals("settled"),
          "batch %d is %s".formatted(batch.number(), batch.state()));
      story.detail(
          "batch %d: %,d trades of %,d drops, %d rejected, %d wallets, %d items; hash %s..."
              .formatted(
                  batch.number(),
                  batch.applied(),
                  batch.gross(),
                  batch.rejected(),
                  batch.wallets(),
                  batch.items(),
                  batch.hash().substring(0, 16)));
      batches.add(batch);
    }
    scene.market().settled();
  }

  /** Whether there was something to net; the clock may have been quicker. */
  private boolean netted(Scene scene) throws InterruptedException {
    Answer answer = vault.net(scene.cast().admin().bearer());
    if (answer.status() == 200) {
      story.detail("netted on request: %s".formatted(answer.body()));
      return true;
    }
    String code = Json.parse(answer.body()).path("code").asText();
    story.check(
        code.equals("netting_under_way") || code.equals("netting_not_enough_intents"),
        "a run was refused with %d: %s".formatted(answer.status(), answer.body()));
    return code.equals("netting_not_enough_intents");
  }

  /** Batches that were cut since those that are known. */
  private List<BatchView> since() throws InterruptedException {
    long known = batches.isEmpty() ? first : batches.getLast().number();
    List<BatchView> news = new ArrayList<>();
    for (long number = known + 1; ; number++) {
      Answer answer = vault.batch(number);
      if (answer.status() == 404) {
        return news;
      }
      news.add(BatchView.of(answer.expect(200)));
    }
  }

  /** What came to nothing is taken back, so that it does not come to something later. */
  private void takeBack(Scene scene) throws InterruptedException {
    story.begin("What nobody answered is taken back");
    int taken = scene.desk().takeBack();
    scene.desk().isQuiet();
    story.detail("%,d are taken back; in all there are".formatted(taken));
    scene
        .desk()
        .compare()
        .forEach((state, count) -> story.detail("  %-36s %,7d".formatted(state, count)));
  }

  /** The stream has told the same as the polls, in the same order. */
  private void follow(Scene scene, IntentStream stream) throws InterruptedException {
    story.begin("Who listened heard what others asked for");
    IntentPolls polls = scene.desk().polls(scene.cast().traders().getFirst());
    polls.poll();
    List<String> asked =
        polls.changes().stream().map(change -> Json.text(change, "place")).toList();
    long deadline = System.nanoTime() + HEARING.toNanos();
    while (stream.events().size() < asked.size() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE);
    }
    List<String> heard = stream.events().stream().map(IntentStream.Event::place).toList();
    story.check(
        heard.equals(asked),
        "heard %d changes, asked for %d".formatted(heard.size(), asked.size()));
    story.check(
        stream.events().stream().map(IntentStream.Event::change).toList().equals(polls.changes()),
        "what was heard is not what was answered");
    story.detail(
        "%,d changes of %s, each once and in order, although the stream broke off in between"
            .formatted(heard.size(), polls.trader().name()));
  }

  @Override
  public void close() {
    api.close();
    ledger.close();
  }
}
