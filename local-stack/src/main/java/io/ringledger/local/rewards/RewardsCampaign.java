package io.ringledger.local.rewards;

import io.ringledger.local.LocalStack;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Person;
import io.ringledger.local.replicas.Replicas;
import io.ringledger.local.replicas.Replicas.Blow;
import io.ringledger.local.rewards.DayOfEvents.Cast;
import io.ringledger.local.rewards.RewardsApi.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Two replicas on one database settle events while one or both are killed hard, again and again,
 * and PostgreSQL now and then with them. In the end each event must have come to the one end it
 * should.
 */
public final class RewardsCampaign {

  private static final int MEMBERS = 10;
  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LONGEST_END = Duration.ofMinutes(10);
  private static final int LONGEST_WORK_MILLIS = 1_500;

  private final LocalStack stack;
  private final Replicas replicas;
  private final Terminal terminal;
  private final SplittableRandom random;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final List<Sender> senders = new ArrayList<>();

  private RewardsCampaign(LocalStack stack, Replicas replicas, long seed, Terminal terminal) {
    this.stack = stack;
    this.replicas = replicas;
    this.terminal = terminal;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Runs one on a stack that is up.
   *
   * @param wantedKills how many processes of the application are killed, at least
   * @param seed decides what happens when, as far as that can be decided
   */
  public static RewardsReport run(
      LocalStack stack, int wantedKills, int clients, long seed, Terminal terminal)
      throws InterruptedException {
    try (Replicas replicas = Replicas.beside(stack)) {
      return new RewardsCampaign(stack, replicas, seed, terminal).run(wantedKills, clients);
    }
  }

  private RewardsReport run(int wantedKills, int clients) throws InterruptedException {
    long start = System.nanoTime();
    prepare(clients);
    List<Thread> threads =
        senders.stream().map(sender -> Thread.ofVirtual().name("sender").start(sender)).toList();
    for (int round = 1; replicas.kills() < wantedKills; round++) {
      Thread.sleep(random.nextInt(50, LONGEST_WORK_MILLIS));
      Blow blow = Blow.drawn(random);
      replicas.strike(blow);
      terminal.say(
          "round %d: %s; %d kills, %,d events accepted"
              .formatted(round, blow.words(), replicas.kills(), accepted()));
    }
    terminal.say("The sources come to the end of their day undisturbed ...");
    going.set(false);
    for (Thread thread : threads) {
      thread.join(LONGEST_END);
    }
    return inspect(Duration.ofNanos(System.nanoTime() - start));
  }

  private void prepare(int clients) throws InterruptedException {
    String run = UUID.randomUUID().toString().substring(0, 8);
    ApiClient api = replicas.clients().getFirst();
    Person admin =
        Person.join(
            api, "admin", "admin-" + run + "@example.com", UUID.randomUUID().toString(), "admin");
    RewardsApi rewards = new RewardsApi(api, admin);
    for (int i = 0; i < clients; i++) {
      String name = run + "-" + i;
      Cast cast =
          new Cast(
              IntStream.range(0, MEMBERS).mapToObj(m -> "fan-" + name + "-" + m).toList(),
              "ghost-" + name,
              "frozen-" + name);
      for (String member : cast.members()) {
        rewards.open(member);
      }
      rewards.freeze(rewards.open(cast.frozen()));
      Source source = rewards.register("https://chaos.example/" + name, "source " + name, "*");
      senders.add(new Sender(source, cast, replicas.clients(), FIRST_DAY, random.split(), going));
    }
    rewards.loadPolicy(
        DayOfEvents.of(0, run, FIRST_DAY, new Cast(List.of("nobody"), "nobody", "nobody"))
            .policy());
  }

  private long accepted() {
    return senders.stream().mapToLong(Sender::accepted).sum();
  }

  private RewardsReport inspect(Duration took) throws InterruptedException {
    RewardsInspector inspector = new RewardsInspector(stack.database());
    List<String> anomalies = new ArrayList<>();
    if (!inspector.awaitEnd(LONGEST_END)) {
      anomalies.add("some settlements come to no end, or some events to nobody");
    }
    for (Sender sender : senders) {
      anomalies.addAll(sender.anomalies());
      inspector.compare(sender, anomalies);
    }
    inspector.compareLedger(anomalies);
    return new RewardsReport(
        replicas.kills(),
        replicas.databaseCrashes(),
        accepted(),
        senders.stream().mapToLong(Sender::unanswered).sum(),
        inspector.outcomes(),
        took,
        anomalies);
  }
}
