package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.LocalStack;
import io.ringledger.local.Terminal;
import io.ringledger.local.chaos.CampaignReport.Blows;
import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.chaos.check.Exchange;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * PostgreSQL dies in the middle of load and stays away for a while. Meanwhile every request that
 * needs it is answered 503 in time; afterwards the application goes on by itself.
 */
public final class DatabaseOutage {

  /** A request that needs the database must not keep a client longer than this. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LOAD = 300;

  private final LocalStack stack;
  private final Arena arena;
  private final Terminal terminal;

  private DatabaseOutage(LocalStack stack, Arena arena, Terminal terminal) {
    this.stack = stack;
    this.arena = arena;
    this.terminal = terminal;
  }

  /**
   * Runs it on a stack that is up.
   *
   * @param length how long PostgreSQL is away
   */
  public static CampaignReport run(
      LocalStack stack, Duration length, int clients, long seed, Terminal terminal)
      throws InterruptedException {
    long start = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    try (Arena arena = new Arena(stack, random.split())) {
      DatabaseOutage outage = new DatabaseOutage(stack, arena, terminal);
      arena.begin(clients);
      arena.work(LOAD);
      outage.happen(length);
      arena.work(LOAD);
      terminal.say("The clients come to their end ...");
      arena.end();
      return CampaignReport.of(
          arena, new Blows(1, 0, 1, 0), Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void happen(Duration length) throws InterruptedException {
    Map<Integer, Long> before = arena.chronicle().counts();
    long unanswered = arena.chronicle().unanswered();
    arena.chronicle().slowest();
    stack.postgres().kill();
    long end = System.nanoTime() + length.toNanos();
    try (ApiClient probe = new ApiClient(stack.api(), Arena.CLIENT_PATIENCE)) {
      askWithoutDatabase(probe);
      arena.tap().awaitRequests(Long.MAX_VALUE / 2, (end - System.nanoTime()) / 1_000_000);
      Map<Integer, Long> during = difference(before, arena.chronicle().counts());
      stack.postgres().startAgain();
      long up = System.nanoTime();
      Optional<Duration> recovery = awaitRecovery(probe, up);
      Duration slowest = arena.chronicle().slowest();
      terminal.say(
          "PostgreSQL was away for %d s: answers by status %s, the slowest after %d ms; back %s"
              .formatted(
                  length.toSeconds(),
                  during,
                  slowest.toMillis(),
                  recovery.map(took -> "after " + took.toMillis() + " ms").orElse("never")));
      judge(arena.chronicle().unanswered() - unanswered, slowest, recovery, during);
    }
  }

  private void judge(
      long unanswered, Duration slowest, Optional<Duration> recovery, Map<Integer, Long> during) {
    if (unanswered > 0) {
      anomaly("%d requests got no answer".formatted(unanswered));
    }
    if (slowest.compareTo(LONGEST_ANSWER) > 0) {
      anomaly("an answer took %d ms".formatted(slowest.toMillis()));
    }
    if (recovery.isEmpty()) {
      anomaly("no request was served within %d s".formatted(LONGEST_RECOVERY.toSeconds()));
    }
    if (!during.containsKey(503)) {
      anomaly("nobody was told 503, so nobody asked: " + during);
    }
  }

  /** What no client of the load asks for: each is 503 and says when to come back. */
  private void askWithoutDatabase(ApiClient probe) throws InterruptedException {
    ObjectNode somebody =
        Json.object().put("email", "somebody@example.com").put("password", "a long passphrase");
    ObjectNode newcomer = somebody.deepCopy().put("role", "promoter");
    expectUnavailable(probe.post("/auth/login", Optional.empty(), somebody, Map.of()));
    expectUnavailable(probe.post("/auth/register", Optional.empty(), newcomer, Map.of()));
    if (probe.get("/healthz", Optional.empty()).status() != 200) {
      anomaly("the process says it does not live");
    }
  }

  private void expectUnavailable(Answer answer) {
    if (answer.status() != 503
        || answer.retryAfter().isEmpty()
        || !Exchange.code(answer).equals("service_unavailable")) {
      anomaly("without a database it answers " + answer);
    }
  }

  /** Waits until a request that needs the database is served; answers how long that took. */
  private Optional<Duration> awaitRecovery(ApiClient probe, long since)
      throws InterruptedException {
    ObjectNode nobody =
        Json.object().put("email", "nobody@example.com").put("password", "a long passphrase");
    while (System.nanoTime() - since < LONGEST_RECOVERY.toNanos()) {
      if (probe.post("/auth/login", Optional.empty(), nobody, Map.of()).status() == 401) {
        return Optional.of(Duration.ofNanos(System.nanoTime() - since));
      }
      Thread.sleep(PAUSE);
    }
    return Optional.empty();
  }

  private void anomaly(String evidence) {
    arena.chronicle().anomaly(new Anomaly("an outage is survived", "the database", evidence));
  }

  private static Map<Integer, Long> difference(
      Map<Integer, Long> before, Map<Integer, Long> after) {
    Map<Integer, Long> difference = new TreeMap<>();
    after.forEach(
        (status, count) -> {
          long more = count - before.getOrDefault(status, 0L);
          if (more > 0) {
            difference.put(status, more);
          }
        });
    return difference;
  }
}
