package io.ringledger.bench.shop;

import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.Folders;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackException;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.local.shop.ShopApi.Visitor;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many orders go from the checkout to their confirmation in a second, of how many that could
 * be: the application, with a gateway that charges and reports at once, and hand-written SQL that
 * writes the same rows take turns on the same server. Then the same for gateways' events alone,
 * until they are acknowledged.
 */
@Command(
    name = "shop",
    description = "Confirms orders and takes events against the same rows written in SQL.")
public final class ShopBench implements Callable<Integer> {

  private static final double GOAL_ORDERS = 0.5;
  private static final double GOAL_EVENTS = 0.7;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(50);
  static final String CHARGE =
      "{\"id\":\"ch_bench\",\"object\":\"charge\",\"description\":\"%s\"}"
          .formatted("x".repeat(400));

  private static final String OPEN =
      """
      SELECT (SELECT count(*) FROM orders WHERE state = 'pending_payment')
        + (SELECT count(*) FROM payment_event_work WHERE status = 'pending')""";

  private final PrintStream out = System.out;

  @Option(
      names = "--orders",
      defaultValue = "2000",
      description = "orders of each kind in a round (${DEFAULT-VALUE})")
  private int orders;

  @Option(
      names = "--events",
      defaultValue = "5000",
      description = "events of each kind in a round (${DEFAULT-VALUE})")
  private int events;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "rounds, after those to warm up (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--warm-ups",
      defaultValue = "3",
      description = "rounds to warm up with (${DEFAULT-VALUE})")
  private int warmUps;

  @Option(
      names = "--connections",
      defaultValue = "8",
      description = "how many are at it at a time (${DEFAULT-VALUE})")
  private int connections;

  @Option(names = "--statements", description = "says which statements an order and an event take")
  private boolean verbose;

  /** Everything that is needed to measure. */
  record Bench(LocalStack stack, Connection superuser, ShopCarts carts, SignedEvents events) {}

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("ringledger-bench");
    Path home = Path.of(System.getProperty("ringledger.home", "."));
    try (InstantGateway gateway = new InstantGateway();
        LocalStack stack =
            new LocalStack(
                StackSettings.onFreePorts(data, StackSettings.applicationOf(home))
                    .withEnvironment(Map.of("STRIPE_API_BASE", gateway.base().toString())),
                Terminal.ofProcess())) {
      out.println("Starting PostgreSQL and RingLedger, with a gateway that charges at once ...");
      stack.start();
      DatabaseAccess access = stack.database();
      SignedEvents events =
          SignedEvents.to(
              stack.api().resolve("/webhooks/payments/stripe"),
              String.valueOf(stack.applicationEnvironment().get("STRIPE_WEBHOOK_SECRETS")));
      gateway.reportTo(events);
      try (Connection superuser =
          DriverManager.getConnection(
              access.jdbcUrl(), access.superuser().user(), access.superuser().password())) {
        measure(new Bench(stack, superuser, ShopCarts.open(stack), events));
      }
      return 0;
    } finally {
      Folders.delete(data);
    }
  }

  private void measure(Bench bench) throws Exception {
    for (int i = 1; i <= warmUps; i++) {
      out.printf(
          Locale.ROOT,
          "  warm-up %d: %,.0f orders/s, %,.0f events/s%n",
          i,
          orders(bench),
          events(bench));
    }
    new ShopStatements(bench, connections, out).tell(verbose);
    double[] sums = new double[4];
    for (int i = 1; i <= rounds; i++) {
      double[] round = {orders(bench), sqlOrders(bench), events(bench), sqlEvents(bench)};
      out.printf(
          Locale.ROOT,
          "  round %d: orders %,.0f/s, SQL %,.0f/s; events %,.0f/s, SQL %,.0f/s%n",
          i,
          round[0],
          round[1],
          round[2],
          round[3]);
      for (int k = 0; k < sums.length; k++) {
        sums[k] += round[k] / rounds;
      }
    }
    bench.carts().close();
    out.printf("%n%-28s %12s %12s %8s %8s%n", "", "HTTP /s", "SQL /s", "ratio", "goal");
    report("orders, checkout to confirmed", sums[0], sums[1], GOAL_ORDERS);
    report("events acknowledged", sums[2], sums[3], GOAL_EVENTS);
  }

  private void report(String what, double http, double sql, double goal) {
    out.printf(
        Locale.ROOT, "%-30s %,10.0f %,12.0f %8.2f %8.2f%n", what, http, sql, http / sql, goal);
  }

  private double orders(Bench bench) throws Exception {
    List<Visitor> visitors = bench.carts().fill(orders, connections);
    long start = System.nanoTime();
    bench.carts().checkOut(visitors, connections);
    awaitNone(bench.superuser());
    return orders / seconds(start);
  }

  private double sqlOrders(Bench bench) throws Exception {
    bench.carts().fill(orders, connections);
    List<String> drafts = drafts(bench.superuser());
    BlockingQueue<SqlOrders> idle = new LinkedBlockingQueue<>();
    for (int i = 0; i < connections; i++) {
      idle.add(new SqlOrders(bench.stack().database(), bench.carts().site()));
    }
    long start = System.nanoTime();
    ShopCarts.each(
        drafts.size(),
        connections,
        i -> {
          SqlOrders one = idle.take();
          one.confirm(drafts.get(i));
          idle.add(one);
        });
    double rate = drafts.size() / seconds(start);
    for (SqlOrders one : idle) {
      one.close();
    }
    return rate;
  }

  private static List<String> drafts(Connection superuser) throws SQLException {
    List<String> drafts = new ArrayList<>();
    try (Statement statement = superuser.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT order_id::text FROM orders WHERE state = 'draft'")) {
      while (rows.next()) {
        drafts.add(rows.getString(1));
      }
    }
    return drafts;
  }

  /** What nobody has to do anything about, so that it is receiving alone that is measured. */
  private double events(Bench bench) throws Exception {
    long start = System.nanoTime();
    ShopCarts.each(events, connections, _ -> bench.events().send("charge.updated", CHARGE));
    double rate = events / seconds(start);
    awaitNone(bench.superuser());
    return rate;
  }

  private double sqlEvents(Bench bench) throws Exception {
    DatabaseAccess access = bench.stack().database();
    BlockingQueue<SqlEvents> idle = new LinkedBlockingQueue<>();
    for (int i = 0; i < connections; i++) {
      idle.add(new SqlEvents(access));
    }
    long start = System.nanoTime();
    ShopCarts.each(
        events,
        connections,
        _ -> {
          SqlEvents one = idle.take();
          one.receive();
          idle.add(one);
        });
    double rate = events / seconds(start);
    awaitNone(bench.superuser());
    for (SqlEvents one : idle) {
      one.close();
    }
    return rate;
  }

  static void awaitNone(Connection superuser) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Statement statement = superuser.createStatement();
          ResultSet row = statement.executeQuery(OPEN)) {
        row.next();
        if (row.getLong(1) == 0) {
          return;
        }
      }
      if (System.nanoTime() > deadline) {
        throw new StackException("Orders or events do not come to their end.");
      }
      Thread.sleep(PAUSE);
    }
  }

  static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
