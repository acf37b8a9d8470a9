package io.ringledger.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bench.RewardEvents.Range;
import io.ringledger.bench.SqlRewards.Way;
import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.Folders;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Person;
import io.ringledger.local.rewards.RewardsApi;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many events are settled in a second, of how many that could be: the application's lanes and
 * hand-written SQL that writes the same rows take turns on the same server, with ever more entries
 * in the ledger. All points come out of one account. Then the same for events that are sent again.
 */
@Command(
    name = "rewards",
    description = "Settles reward events against the same rows written straight in SQL.")
final class RewardsBench implements Callable<Integer> {

  /** As many lanes as the application works on at once. */
  private static final int CONNECTIONS = 4;

  private static final int BATCH = 200;
  private static final int PATIENCE = 2;
  private static final double NOTABLY = 1.05;

  /** What is done one by one takes so much longer, so it is done so many times less often. */
  private static final int FEWER = 10;

  private final PrintStream out = System.out;

  @Option(
      names = "--events",
      defaultValue = "20000",
      description = "events of each kind in a round (${DEFAULT-VALUE})")
  private long events;

  @Option(
      names = "--entries",
      split = ",",
      defaultValue = "0,1000000,10000000",
      description = "entries that are in the ledger already; ascending (${DEFAULT-VALUE})")
  private List<Long> sizes = List.of();

  @Option(
      names = "--settlements",
      defaultValue = "1000000",
      description = "so many of them with their events and settlements (${DEFAULT-VALUE})")
  private long settlements;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "rounds for each size (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--warm-ups",
      defaultValue = "12",
      description = "rounds to warm up with, at most (${DEFAULT-VALUE})")
  private int mostBursts;

  @Option(names = "--batches-only", description = "leaves out what is settled one event at a time")
  private boolean batchesOnly;

  /** One size of the ledger and what was measured there, each in events per second. */
  private record Result(
      long entries, double settled, double sql, double sentAgain, double sentAgainSql) {}

  private long next = 1;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("ringledger-bench");
    try {
      double oneByOne = batchesOnly ? Double.NaN : oneByOne(data);
      report(batched(data), oneByOne);
      return 0;
    } finally {
      Folders.delete(data);
    }
  }

  private LocalStack stack(Path data, Map<String, String> environment) {
    Path home = Path.of(System.getProperty("ringledger.home", "."));
    return new LocalStack(
        StackSettings.onFreePorts(data, StackSettings.applicationOf(home))
            .withEnvironment(environment),
        Terminal.ofProcess());
  }

  private static Connection superuser(LocalStack stack) throws Exception {
    DatabaseAccess access = stack.database();
    return DriverManager.getConnection(
        access.jdbcUrl(), access.superuser().user(), access.superuser().password());
  }

  /** Has an admin do what comes before the first event. */
  private RewardsApi prepare(ApiClient api) throws InterruptedException {
    String email = "bench-%s@example.org".formatted(UUID.randomUUID());
    RewardsApi rewards =
        new RewardsApi(
            api, Person.join(api, "admin", email, UUID.randomUUID().toString(), "admin"));
    if (next == 1) {
      ObjectNode policy = Json.object().put("valid_from", "2024-01-01T00:00:00Z");
      policy
          .putObject("rules")
          .putObject("bounty_reward")
          .put("basis_points", 10_000)
          .put("reputation_impact", 5);
      rewards.loadPolicy(policy);
    }
    return rewards;
  }

  /** What the application settles in a second where a batch is one event. */
  private double oneByOne(Path data) throws Exception {
    try (LocalStack stack = stack(data, Map.of("REWARDS_BATCH_SIZE", "1"))) {
      out.println("Starting PostgreSQL and RingLedger, which settles one event at a time ...");
      stack.start();
      try (ApiClient api = new ApiClient(stack.api());
          Connection superuser = superuser(stack)) {
        prepare(api);
        RewardEvents loader = RewardEvents.on(superuser);
        warmUp(superuser, loader, events / FEWER);
        double rate = 0;
        for (int i = 0; i < rounds; i++) {
          rate += settled(superuser, loader, events / FEWER) / rounds;
        }
        out.printf(Locale.ROOT, "  one at a time: %,.0f events/s%n", rate);
        return rate;
      }
    }
  }

  private List<Result> batched(Path data) throws Exception {
    try (LocalStack stack = stack(data, Map.of())) {
      out.println("Starting it again; now it settles batches of " + BATCH + " ...");
      stack.start();
      try (ApiClient api = new ApiClient(stack.api());
          Connection superuser = superuser(stack)) {
        String token =
            prepare(api).register(RewardEvents.SOURCE, "bench", RewardEvents.TYPE).token();
        RewardEvents loader = RewardEvents.on(superuser);
        RewardHistory history = new RewardHistory(superuser, out, settlements);
        RewardDuplicates duplicates =
            new RewardDuplicates(stack.database(), stack.api(), token, CONNECTIONS);
        Range known = new Range(next, events);
        warmUp(superuser, loader, events);
        sqlOneByOne(stack, superuser, loader);
        for (int i = 0; i < PATIENCE; i++) {
          duplicates.http(known);
        }
        List<Result> results = new ArrayList<>();
        for (long size : sizes) {
          history.growTo(size);
          history.settle();
          results.add(measure(stack, superuser, loader, duplicates, known, size));
        }
        return results;
      }
    }
  }

  /** Settles until that gets no faster: until the compilers of the JVM have come to rest. */
  private void warmUp(Connection superuser, RewardEvents loader, long burst) throws Exception {
    double best = 0;
    int withoutGain = 0;
    for (int i = 1; withoutGain < PATIENCE && i <= mostBursts; i++) {
      double rate = settled(superuser, loader, burst);
      out.printf(Locale.ROOT, "  warm-up %d: %,.0f events/s%n", i, rate);
      withoutGain = rate > best * NOTABLY ? 0 : withoutGain + 1;
      best = Math.max(best, rate);
    }
  }

  /** One event in one transaction, which is what batches are for. */
  private void sqlOneByOne(LocalStack stack, Connection superuser, RewardEvents loader)
      throws Exception {
    double spread =
        written(stack, superuser, loader, new Way(1, CONNECTIONS, false, false), events / FEWER);
    double hot =
        written(stack, superuser, loader, new Way(1, CONNECTIONS, false, true), events / FEWER);
    out.printf(
        Locale.ROOT,
        "SQL, one event in one transaction: %,.0f/s out of 1,000 accounts, %,.0f/s out of one%n",
        spread,
        hot);
  }

  private Result measure(
      LocalStack stack,
      Connection superuser,
      RewardEvents loader,
      RewardDuplicates duplicates,
      Range known,
      long size)
      throws Exception {
    Result sum = new Result(size, 0, 0, 0, 0);
    for (int round = 1; round <= rounds; round++) {
      Result one =
          new Result(
              size,
              settled(superuser, loader, events),
              written(stack, superuser, loader, new Way(BATCH, CONNECTIONS, true, true), events),
              duplicates.http(known),
              duplicates.sql(known));
      out.printf(
          Locale.ROOT,
          "  round %d: settled %,.0f/s, SQL %,.0f/s; sent again %,.0f/s, SQL %,.0f/s%n",
          round,
          one.settled(),
          one.sql(),
          one.sentAgain(),
          one.sentAgainSql());
      sum =
          new Result(
              size,
              sum.settled() + one.settled() / rounds,
              sum.sql() + one.sql() / rounds,
              sum.sentAgain() + one.sentAgain() / rounds,
              sum.sentAgainSql() + one.sentAgainSql() / rounds);
    }
    return sum;
  }

  private double settled(Connection superuser, RewardEvents loader, long count) throws Exception {
    Range range = take(count);
    RewardRound round = RewardRound.begin(superuser, range);
    loader.due(range);
    return round.end();
  }

  private double written(
      LocalStack stack, Connection superuser, RewardEvents loader, Way way, long count)
      throws Exception {
    Range range = take(count);
    RewardRound round = RewardRound.begin(superuser, range);
    loader.hidden(range);
    new SqlRewards(stack.database(), way).settle();
    return round.end();
  }

  private Range take(long count) {
    Range range = new Range(next, count);
    next += count;
    return range;
  }

  private void report(List<Result> results, double oneByOne) {
    out.printf(
        "%n%12s %12s %12s %8s %14s %14s %8s%n",
        "entries", "settled /s", "SQL /s", "ratio", "sent again /s", "SQL /s", "ratio");
    results.forEach(
        r ->
            out.printf(
                Locale.ROOT,
                "%,12d %,12.0f %,12.0f %8.2f %,14.0f %,14.0f %8.2f%n",
                r.entries(),
                r.settled(),
                r.sql(),
                r.settled() / r.sql(),
                r.sentAgain(),
                r.sentAgainSql(),
                r.sentAgain() / r.sentAgainSql()));
    Result first = results.getFirst();
    Result last = results.getLast();
    if (!batchesOnly) {
      out.printf(
          Locale.ROOT,
          "Batches settle %.1f times what is settled one at a time (%,.0f/s).%n",
          first.settled() / oneByOne,
          oneByOne);
    }
    if (results.size() > 1) {
      out.printf(
          Locale.ROOT,
          "With %,d entries it is %.1f %% slower than with %,d; SQL is %.1f %% slower.%n",
          last.entries(),
          100 * (1 - last.settled() / first.settled()),
          first.entries(),
          100 * (1 - last.sql() / first.sql()));
    }
  }
}
