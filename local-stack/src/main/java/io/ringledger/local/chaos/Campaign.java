package io.ringledger.local.chaos;

import io.ringledger.local.LocalStack;
import io.ringledger.local.Terminal;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Round after round the application is killed hard under its clients, often with the database or
 * the ledger cut off as well, started again, and inspected.
 */
public final class Campaign {

  private static final int REPLAYS_A_ROUND = 10;
  private static final long TROUBLE_MILLIS = 5_000;

  private static final Duration FIRST_START = Duration.ofSeconds(2);

  private final LocalStack stack;
  private final Terminal terminal;
  private final SplittableRandom random;
  private final Arena arena;
  private final Troublemaker troublemaker;
  private Duration lastStart = FIRST_START;
  private int kills;
  private int databaseCuts;
  private int ledgerCuts;

  private Campaign(LocalStack stack, SplittableRandom random, Arena arena, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
    this.random = random;
    this.arena = arena;
    this.troublemaker = new Troublemaker(stack, arena.tap(), random.split());
  }

  /**
   * Runs one on a stack that is up.
   *
   * @param seed decides what happens when, as far as that can be decided
   */
  public static CampaignReport run(
      LocalStack stack, int rounds, int clients, long seed, Terminal terminal)
      throws InterruptedException {
    long start = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    try (Arena arena = new Arena(stack, random.split())) {
      Campaign campaign = new Campaign(stack, random, arena, terminal);
      arena.begin(clients);
      int round = 0;
      boolean going = true;
      while (going && round < rounds) {
        round++;
        going = campaign.play(round, rounds);
      }
      terminal.say("The clients come to their end undisturbed ...");
      arena.end();
      return campaign.report(round, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** One round; answers whether the clients are still at work. */
  private boolean play(int round, int rounds) throws InterruptedException {
    arena.work(random.nextInt(5, 80));
    Trouble trouble = troublemaker.draw();
    troublemaker.begin(trouble);
    count(trouble);
    if (trouble != Trouble.NONE) {
      arena.tap().awaitRequests(random.nextInt(1, 60), TROUBLE_MILLIS);
    }
    String moment = troublemaker.kill();
    kills++;
    arena.gate().closeAndEmpty();
    troublemaker.end();
    if (random.nextInt(6) == 0) {
      troublemaker.killWhileStarting(lastStart);
      kills++;
      moment += ", and again while it started";
    }
    long down = System.nanoTime();
    stack.startApplication();
    lastStart = Duration.ofNanos(System.nanoTime() - down);
    arena.inspector().replay(REPLAYS_A_ROUND, random);
    boolean going = arena.inspect();
    say(
        round,
        rounds,
        "%s; killed %s; up in %d ms".formatted(trouble, moment, lastStart.toMillis()));
    arena.gate().open();
    return going;
  }

  private void count(Trouble trouble) {
    switch (trouble.target()) {
      case NOTHING -> {}
      case DATABASE -> databaseCuts++;
      case LEDGER -> ledgerCuts++;
    }
  }

  private void say(int round, int rounds, String what) {
    terminal.say(
        "round %d of %d: %s; %d requests, %d bouts closed, %d anomalies"
            .formatted(
                round,
                rounds,
                what,
                arena.chronicle().requests(),
                arena.inspector().closed(),
                arena.inspector().anomalies().size()));
  }

  private CampaignReport report(int rounds, Duration took) {
    return CampaignReport.of(
        arena, new CampaignReport.Blows(rounds, kills, databaseCuts, ledgerCuts), took);
  }
}
