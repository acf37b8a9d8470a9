package io.ringledger.bench;

import io.ringledger.bench.StatementLog.Seen;
import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Person;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How much of the database's own speed a confirm over HTTP keeps. One confirm is watched in
 * PostgreSQL's log; then confirms over HTTP and the same statements straight in SQL take turns on
 * the same server, with ever more bouts in the tables.
 */
@Command(
    name = "confirm",
    description = "Confirms over HTTP against the same statements straight in SQL.")
final class ConfirmBench implements Callable<Integer> {

  private static final int ROUNDS = 4;

  private static final long BURST = 10_000;
  private static final int MOST_BURSTS = 15;
  private static final int PATIENCE = 2;
  private static final double NOTABLY = 1.03;

  private final PrintStream out = System.out;

  @Option(
      names = "--bouts",
      split = ",",
      defaultValue = "0,100000,1000000",
      description = "how many bouts are in the tables already; ascending (${DEFAULT-VALUE})")
  private List<Long> sizes = List.of();

  @Option(
      names = "--confirms",
      defaultValue = "24000",
      description = "confirms of each kind for each size (${DEFAULT-VALUE})")
  private long confirms;

  @Option(
      names = "--connections",
      defaultValue = "16",
      description = "clients at once (${DEFAULT-VALUE})")
  private int connections;

  /** One size of the tables and what was measured there. */
  private record Result(long bouts, Measurement http, Measurement sql) {
    double ratio() {
      return http.perSecond() / sql.perSecond();
    }
  }

  private long nextNumber = 1;

  @Override
  public Integer call() throws Exception {
    Path home = Path.of(System.getProperty("ringledger.home", "."));
    Path data = Files.createTempDirectory("ringledger-bench");
    try (LocalStack stack =
        new LocalStack(
            StackSettings.onFreePorts(data, StackSettings.applicationOf(home))
                .withEnvironment(Map.of("LEDGER_MODE", "declared")),
            Terminal.ofProcess())) {
      out.println("Starting PostgreSQL and RingLedger in declared mode ...");
      stack.start();
      report(measure(stack));
      return 0;
    } finally {
      delete(data);
    }
  }

  private List<Result> measure(LocalStack stack) throws Exception {
    DatabaseAccess access = stack.database();
    try (ApiClient api = new ApiClient(stack.api());
        Connection superuser =
            DriverManager.getConnection(
                access.jdbcUrl(), access.superuser().user(), access.superuser().password())) {
      Promoter promoter = Promoter.register(api);
      BoutLoader loader = new BoutLoader(superuser, out);
      Watched watched = watch(stack, superuser, loader, promoter);
      watched.print(out);
      List<Result> results = new ArrayList<>();
      long loaded = 0;
      for (long size : sizes) {
        loader.loadFunded(nextNumber, size - loaded);
        nextNumber += size - loaded;
        loaded = size;
        results.add(measure(stack, loader, promoter, watched, size));
      }
      return results;
    }
  }

  /** Someone whose bouts are confirmed. */
  private record Promoter(UUID id, String token) {

    static Promoter register(ApiClient api) throws InterruptedException {
      String email = "bench-%s@example.org".formatted(UUID.randomUUID());
      Person person = Person.join(api, "promoter", email, UUID.randomUUID().toString(), "promoter");
      return new Promoter(UUID.fromString(person.userId()), person.token());
    }
  }

  /** What one confirm was seen to do. */
  private record Watched(BenchBout bout, List<Seen> script) {

    void print(PrintStream out) {
      long commits = script.stream().filter(Seen::isCommit).count();
      out.printf(
          "One confirm does %d statements and %d commit:%n", script.size() - commits, commits);
      script.forEach(seen -> out.println("  " + seen.sql().replaceAll("\\s+", " ")));
    }
  }

  private Watched watch(
      LocalStack stack, Connection superuser, BoutLoader loader, Promoter promoter)
      throws Exception {
    DatabaseAccess access = stack.database();
    warmUp(stack, loader, promoter);
    // Statements are prepared on the server after a few uses; watch what a warm connection sends.
    loader.loadDrafts(nextNumber, 1, promoter.id());
    BenchBout bout = new BenchBout(nextNumber++);
    StatementLog.turn(superuser, true);
    long mark = StatementLog.end(access.log());
    try (HttpConfirms client = http(stack, promoter)) {
      client.confirm(bout);
    }
    List<Seen> script = SqlConfirms.script(StatementLog.since(access.log(), mark));
    StatementLog.turn(superuser, false);
    if (script.stream().noneMatch(Seen::isCommit)) {
      throw new IOException("the log of PostgreSQL shows no commit of the watched confirm");
    }
    return new Watched(bout, script);
  }

  /** Confirms until it gets no faster: until the compilers of the JVM have come to rest. */
  private void warmUp(LocalStack stack, BoutLoader loader, Promoter promoter) throws Exception {
    double best = 0;
    int withoutGain = 0;
    for (int burst = 1; withoutGain < PATIENCE && burst <= MOST_BURSTS; burst++) {
      loader.loadDrafts(nextNumber, BURST, promoter.id());
      double rate =
          Load.run("warm-up", () -> http(stack, promoter), connections, nextNumber, BURST)
              .perSecond();
      nextNumber += BURST;
      out.printf(Locale.ROOT, "  warm-up %d: %,.0f confirms/s%n", burst, rate);
      withoutGain = rate > best * NOTABLY ? 0 : withoutGain + 1;
      best = Math.max(best, rate);
    }
  }

  private Result measure(
      LocalStack stack, BoutLoader loader, Promoter promoter, Watched watched, long size)
      throws Exception {
    long perRound = confirms / ROUNDS;
    loader.loadDrafts(nextNumber, 2 * ROUNDS * perRound, promoter.id());
    loader.settle();
    List<Measurement> http = new ArrayList<>();
    List<Measurement> sql = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      http.add(Load.run("HTTP", () -> http(stack, promoter), connections, nextNumber, perRound));
      nextNumber += perRound;
      sql.add(Load.run("SQL", () -> sql(stack, watched), connections, nextNumber, perRound));
      nextNumber += perRound;
      out.printf(
          Locale.ROOT,
          "  round %d: HTTP %,.0f/s, SQL %,.0f/s%n",
          round + 1,
          http.getLast().perSecond(),
          sql.getLast().perSecond());
    }
    Result result = new Result(size, sum(http), sum(sql));
    out.printf(Locale.ROOT, "%,d bouts in the tables%n", size);
    out.println("  " + result.http());
    out.println("  " + result.sql());
    out.printf(Locale.ROOT, "  ratio HTTP : SQL %.2f%n", result.ratio());
    return result;
  }

  private static Measurement sum(List<Measurement> rounds) {
    return rounds.stream().reduce(Measurement::plus).orElseThrow();
  }

  private static HttpConfirms http(LocalStack stack, Promoter promoter) throws IOException {
    return new HttpConfirms(stack.api(), promoter.token());
  }

  private static SqlConfirms sql(LocalStack stack, Watched watched) throws SQLException {
    DatabaseAccess access = stack.database();
    return new SqlConfirms(
        access.jdbcUrl(),
        access.application().user(),
        access.application().password(),
        watched.bout(),
        watched.script());
  }

  private void report(List<Result> results) {
    out.printf("%n%12s %14s %14s %8s%n", "bouts", "HTTP /s", "SQL /s", "ratio");
    results.forEach(
        r ->
            out.printf(
                Locale.ROOT,
                "%,12d %,14.0f %,14.0f %8.2f%n",
                r.bouts(),
                r.http().perSecond(),
                r.sql().perSecond(),
                r.ratio()));
    if (results.size() > 1) {
      double slowdown =
          1 - results.getLast().http().perSecond() / results.getFirst().http().perSecond();
      out.printf(
          Locale.ROOT,
          "HTTP with %,d bouts is %.1f %% slower than with %,d.%n",
          results.getLast().bouts(),
          slowdown * 100,
          results.getFirst().bouts());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
