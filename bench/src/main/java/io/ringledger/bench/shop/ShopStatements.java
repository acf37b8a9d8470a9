package io.ringledger.bench.shop;

import io.ringledger.bench.StatementLog;
import io.ringledger.bench.shop.ShopBench.Bench;
import io.ringledger.local.shop.ShopApi.Visitor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an order and an event ask of the database, as PostgreSQL itself says. */
final class ShopStatements {

  private static final int WATCHED = 50;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final String COMMIT = "COMMIT";
  private static final double NOTABLE = 0.4;
  private static final int LONGEST_LINE = 150;

  private final Bench bench;
  private final int connections;
  private final PrintStream out;

  ShopStatements(Bench bench, int connections, PrintStream out) {
    this.bench = bench;
    this.connections = connections;
    this.out = out;
  }

  /** Says what is asked of the database, beyond what is asked while nothing happens. */
  void tell(boolean verbose) throws Exception {
    List<Visitor> visitors = bench.carts().fill(WATCHED, connections);
    Map<String, Double> order = asked(() -> bench.carts().checkOut(visitors, 1));
    Map<String, Double> event =
        asked(
            () ->
                ShopCarts.each(
                    WATCHED, 1, _ -> bench.events().send("charge.updated", ShopBench.CHARGE)));
    out.printf(
        Locale.ROOT,
        "An order takes %.1f statements and %.1f commits, in SQL %d and %d; an event %.1f and %.1f, in"
            + " SQL 2 and 1, with what is done about it afterwards.%n",
        statements(order),
        order.getOrDefault(COMMIT, 0.0),
        SqlOrders.statements(),
        SqlOrders.commits(),
        statements(event),
        event.getOrDefault(COMMIT, 0.0));
    if (verbose) {
      each("an order", order);
      each("an event", event);
    }
  }

  private static double statements(Map<String, Double> asked) {
    return asked.entrySet().stream()
        .filter(each -> !each.getKey().equals(COMMIT) && !each.getKey().startsWith("BEGIN"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private void each(String of, Map<String, Double> asked) {
    out.println("Of " + of + ":");
    asked.forEach(
        (sql, times) -> {
          if (times >= NOTABLE) {
            out.printf(Locale.ROOT, "  %5.1f  %s%n", times, sql);
          }
        });
  }

  /** What is done so often as there are watched. */
  private interface Doing {
    void run() throws Exception;
  }

  /** How often each statement is asked for one of them. */
  private Map<String, Double> asked(Doing doing) throws Exception {
    Path log = bench.stack().database().log();
    StatementLog.turn(bench.superuser(), true);
    long mark = StatementLog.end(log);
    long start = System.nanoTime();
    doing.run();
    ShopBench.awaitNone(bench.superuser());
    double busy = ShopBench.seconds(start);
    Map<String, Double> asked = new TreeMap<>();
    StatementLog.since(log, mark)
        .forEach(seen -> asked.merge(form(seen), 1.0 / WATCHED, Double::sum));
    long idleMark = StatementLog.end(log);
    Thread.sleep(IDLE);
    double idle = -busy / IDLE.toSeconds() / WATCHED;
    StatementLog.since(log, idleMark).forEach(seen -> asked.merge(form(seen), idle, Double::sum));
    StatementLog.turn(bench.superuser(), false);
    return asked;
  }

  /** A statement in one line, so that the same one is recognised. */
  private static String form(StatementLog.Seen seen) {
    if (seen.isCommit()) {
      return COMMIT;
    }
    String line = seen.sql().replaceAll("\\s+", " ").replaceAll("'[^']*'", "'...'");
    return line.substring(0, Math.min(line.length(), LONGEST_LINE));
  }
}
