package io.ringledger.local.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.demo.Person;
import io.ringledger.local.rewards.DayOfEvents.Cast;
import io.ringledger.local.rewards.DayOfEvents.Fate;
import io.ringledger.local.rewards.DayOfEvents.Told;
import io.ringledger.local.rewards.RewardsApi.Account;
import io.ringledger.local.rewards.RewardsApi.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A day of reward events, sent twice over by the systems that would send them, and settled. Can be
 * played again and again on the same data.
 */
public final class RewardsPlay implements AutoCloseable {

  private static final int MEMBERS = 12;
  private static final int BATCH = 100;
  private static final int LEADERS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final ApiClient api;
  private final Narration story;
  private final long seed;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private RewardsPlay(ApiClient api, long seed, Consumer<String> narrator) {
    this.api = api;
    this.seed = seed;
    this.story = new Narration(narrator);
  }

  /**
   * A play on a running system.
   *
   * @param api where RingLedger is
   * @param seed what the day follows from
   * @param narrator hears what happens, a line at a time
   */
  public static RewardsPlay on(URI api, long seed, Consumer<String> narrator) {
    return new RewardsPlay(new ApiClient(api), seed, narrator);
  }

  /** Everything that is there before the first event. */
  private record Scene(
      RewardsApi rewards, Map<String, Source> sources, Map<String, Account> accounts) {}

  /**
   * Plays it.
   *
   * @return what was not as it should be, a sentence each; empty where all was
   * @throws io.ringledger.local.demo.PlayException if it cannot go on
   */
  public List<String> run() throws InterruptedException {
    Cast cast =
        new Cast(
            IntStream.rangeClosed(1, MEMBERS)
                .mapToObj(i -> holder("fan-%02d".formatted(i)))
                .toList(),
            holder("ghost"),
            holder("frozen"));
    Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    DayOfEvents day = DayOfEvents.of(seed, run, midnight, cast);
    Scene scene = prepare(cast, day);
    Map<String, Told> settlements = send(scene, day);
    sendAgain(scene, day, settlements);
    settle(scene, settlements);
    balances(scene, day);
    standings(scene, day);
    trialBalance(scene);
    return story.differences();
  }

  private Scene prepare(Cast cast, DayOfEvents day) throws InterruptedException {
    story.begin("An admin registers three event sources, loads a policy and opens accounts");
    Person admin =
        Person.join(
            api, "admin", "admin-" + run + "@example.com", UUID.randomUUID().toString(), "admin");
    RewardsApi rewards = new RewardsApi(api, admin);
    Map<String, Source> sources = new LinkedHashMap<>();
    for (String system :
        List.of(DayOfEvents.IDENTITY, DayOfEvents.FEEDBACK, DayOfEvents.MARKETPLACE)) {
      String uri = "https://fans.example/" + run + "/" + system;
      sources.put(system, rewards.register(uri, system + " " + run, system + ".*"));
      story.detail("%-12s %s, for %s.*".formatted(system, uri, system));
    }
    int version = rewards.loadPolicy(day.policy());
    story.detail("policy version %d, in force from midnight".formatted(version));
    Map<String, Account> accounts = new TreeMap<>();
    for (String member : cast.members()) {
      accounts.put(member, rewards.open(member));
    }
    rewards.freeze(rewards.open(cast.frozen()));
    story.detail(
        "%d accounts; %s has none, and %s's is frozen"
            .formatted(accounts.size(), cast.ghost(), cast.frozen()));
    return new Scene(rewards, sources, accounts);
  }

  private Map<String, Told> send(Scene scene, DayOfEvents day) throws InterruptedException {
    story.begin("The sources send %,d events, in batches".formatted(day.events().size()));
    Map<String, Told> settlements = new LinkedHashMap<>();
    for (List<Told> batch : batches(day.events())) {
      List<JsonNode> results = scene.rewards().send(source(scene, batch), events(scene, batch));
      for (int i = 0; i < batch.size(); i++) {
        story.check(
            results.get(i).path("status").asInt() == 202, "not accepted: " + results.get(i));
        settlements.put(results.get(i).path("settlement_id").asText(), batch.get(i));
      }
    }
    story.detail("%,d accepted, each with a settlement of its own".formatted(settlements.size()));
    return settlements;
  }

  /** Whoever got no answer sends again; and somebody changes their story. */
  private void sendAgain(Scene scene, DayOfEvents day, Map<String, Told> settlements)
      throws InterruptedException {
    story.begin("They send a third of it again, and contradict themselves now and then");
    int known = 0;
    int refused = 0;
    for (List<Told> batch :
        batches(day.events().stream().limit(day.events().size() / 3).toList())) {
      List<ObjectNode> events = events(scene, batch);
      events.set(0, DayOfEvents.contradicting(events.getFirst()));
      List<JsonNode> results = scene.rewards().send(source(scene, batch), events);
      story.check(
          results.getFirst().path("status").asInt() == 409
              && results
                  .getFirst()
                  .path("code")
                  .asText()
                  .equals("event_exists_with_different_content"),
          "a contradiction was not refused: " + results.getFirst());
      refused++;
      for (JsonNode result : results.subList(1, results.size())) {
        story.check(
            result.path("status").asInt() == 200
                && settlements.containsKey(result.path("settlement_id").asText()),
            "a repeat was not recognised: " + result);
        known++;
      }
    }
    story.detail("%,d were known, with the settlement they had".formatted(known));
    story.detail("%,d said something else under a known id, and were refused".formatted(refused));
  }

  private void settle(Scene scene, Map<String, Told> settlements) throws InterruptedException {
    story.begin("Every event comes to its end");
    Map<Fate, Integer> expected = new TreeMap<>();
    Map<String, Integer> actual = new TreeMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Map.Entry<String, Told> entry : settlements.entrySet()) {
      Fate fate = entry.getValue().fate();
      String outcome = awaitEnd(scene, entry.getKey(), deadline);
      expected.merge(fate, 1, Integer::sum);
      actual.merge(outcome, 1, Integer::sum);
      story.check(
          outcome.equals(wire(fate)) || (fate == Fate.SETTLED && outcome.equals("already_applied")),
          "settlement %s ended as %s, not %s".formatted(entry.getKey(), outcome, wire(fate)));
    }
    story.detail("%-28s %9s".formatted("outcome", "events"));
    actual.forEach((outcome, count) -> story.detail("%-28s %,9d".formatted(outcome, count)));
  }

  private String awaitEnd(Scene scene, String id, long deadline) throws InterruptedException {
    while (true) {
      JsonNode settlement = scene.rewards().settlement(id);
      switch (settlement.path("state").asText()) {
        case "succeeded" -> {
          return settlement.path("outcome").asText();
        }
        case "failed" -> {
          return settlement.path("failure").asText();
        }
        case "cancelled" -> {
          return "cancelled";
        }
        default -> {
          if (System.nanoTime() > deadline) {
            return "unfinished (" + settlement.path("state").asText() + ")";
          }
          Thread.sleep(PAUSE);
        }
      }
    }
  }

  private void balances(Scene scene, DayOfEvents day) throws InterruptedException {
    story.begin("Balances, to the point");
    story.detail("%-20s %10s %10s".formatted("member", "expected", "points"));
    for (Account account : scene.accounts().values()) {
      long expected = day.balance(account.holder());
      long points = scene.rewards().account(account.id()).balance();
      story.detail(
          String.format(
              Locale.ROOT,
              "%-20s %,10d %,10d  %s",
              account.holder(),
              expected,
              points,
              expected == points ? "ok" : "DIFFERS"));
      story.check(
          expected == points,
          "%s has %d points, not %d".formatted(account.holder(), points, expected));
    }
  }

  private void standings(Scene scene, DayOfEvents day) throws InterruptedException {
    story.begin("Reputation follows from the events");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Account account : scene.accounts().values()) {
      long expected = day.reputation(account.holder());
      long score = scene.rewards().reputation(account);
      while (score != expected && System.nanoTime() < deadline) {
        Thread.sleep(PAUSE);
        score = scene.rewards().reputation(account);
      }
      story.check(
          score == expected,
          "%s has a reputation of %d, not %d".formatted(account.holder(), score, expected));
    }
    story.detail("%4s  %-38s %10s".formatted("rank", "account", "reputation"));
    for (JsonNode standing : scene.rewards().leaderboard(LEADERS)) {
      story.detail(
          "%4d  %-38s %,10d"
              .formatted(
                  standing.path("rank").asInt(),
                  standing.path("account_id").asText(),
                  standing.path("score").asLong()));
    }
  }

  private void trialBalance(Scene scene) throws InterruptedException {
    story.begin("The trial balance");
    JsonNode balance = scene.rewards().trialBalance();
    for (JsonNode line : balance.path("lines")) {
      story.detail(
          String.format(
              Locale.ROOT,
              "%-12s debits %,12d  credits %,12d",
              line.path("account_kind").asText(),
              line.path("debits").asLong(),
              line.path("credits").asLong()));
    }
    story.check(balance.path("balanced").asBoolean(), "debits and credits differ");
    story.check(balance.path("cache_agrees").asBoolean(), "accounts and entries disagree");
    story.detail("debits and credits are equal, and accounts agree with their entries");
  }

  /** Runs of one source, each no longer than a batch: its own events stay in order. */
  private static List<List<Told>> batches(List<Told> events) {
    Map<String, List<Told>> bySource = new LinkedHashMap<>();
    events.forEach(
        told -> bySource.computeIfAbsent(told.source(), _ -> new ArrayList<>()).add(told));
    List<List<Told>> batches = new ArrayList<>();
    for (List<Told> all : bySource.values()) {
      for (int from = 0; from < all.size(); from += BATCH) {
        batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
      }
    }
    return batches;
  }

  private static Source source(Scene scene, List<Told> batch) {
    return Objects.requireNonNull(scene.sources().get(batch.getFirst().source()));
  }

  private static List<ObjectNode> events(Scene scene, List<Told> batch) {
    String uri = source(scene, batch).uri();
    return new ArrayList<>(
        batch.stream().map(told -> told.event().deepCopy().put("source", uri)).toList());
  }

  private String holder(String name) {
    return name + "-" + run;
  }

  private static String wire(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    api.close();
  }
}
