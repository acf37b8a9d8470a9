package io.ringledger.bench.vault;

import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.Folders;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackException;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.ItemId;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many signed intents are taken in a second over HTTP, signatures, matching and receipts
 * included, of how many rows could be written: hand-written SQL that knows all values beforehand
 * writes the same rows in turns.
 */
@Command(
    name = "intents",
    description = "Takes signed intents in by the thousand, against the same rows written in SQL.")
public final class IntentsBench implements Callable<Integer> {

  private static final double GOAL = 3_000;
  private static final int IN_A_REQUEST = 1_000;
  private static final int ITEMS = IN_A_REQUEST / 2;
  private static final int OK = 200;
  private static final Pattern NETWORK = Pattern.compile("\"network_id\":(\\d+)");
  private static final String MANY = "1000000000";

  private static final String ADD_ITEMS =
      """
      INSERT INTO items (item_id, first_owner, royalty_basis_points, registered_by, registered_at)
      SELECT ? || ':' || n, ?, 0, (SELECT id FROM users LIMIT 1), now()
      FROM generate_series(1, ?) AS n""";

  private static final String OWN_ITEMS =
      """
      INSERT INTO item_ownership (item_id, owner, changed_at)
      SELECT item_id, first_owner, now() FROM items i
      WHERE NOT EXISTS (SELECT FROM item_ownership WHERE item_id = i.item_id)""";

  private static final String ADD_ADMIN =
      """
      INSERT INTO users (id, email, password_hash, role, created_at)
      VALUES (gen_random_uuid(), 'bench@example.org', '$x$y', 'admin', now())
      ON CONFLICT DO NOTHING""";

  /** Both halves of each trade, their changes, and what is reserved. */
  private static final String WRITE =
      """
      WITH pairs AS MATERIALIZED (
        SELECT n, gen_random_uuid() AS trade, gen_random_uuid() AS bid,
          nextval('acceptance_sequence') AS first, nextval('acceptance_sequence') AS second
        FROM generate_series(1, ?) AS n
      ), rows AS (
        SELECT trade AS id, bid AS other, first AS place, ?::uuid AS session, ?::text AS wallet,
          'TRADE' AS action, NULL::bigint AS edge, n FROM pairs
        UNION ALL
        SELECT bid, trade, second, ?::uuid, ?::text, 'BID', second, n FROM pairs
      ), added AS (
        INSERT INTO trade_intents (intent_id, acceptance_sequence, session_id, wallet, action,
          item_id, from_wallet, to_wallet, amount_drops, nonce, client_timestamp, signature, digest,
          accepted_at, counterpart, edge_sequence)
        SELECT id, place, session, wallet, action, ? || ':' || n, ?, ?, 1, id::text, now(),
          decode(repeat('ab', 64), 'hex'), decode(repeat('ab', 32), 'hex'), now(), other, edge
        FROM rows RETURNING intent_id, wallet
      ), reserved AS (
        UPDATE vault_sessions SET reserved_drops = reserved_drops + ? WHERE session_id = ?
      )
      INSERT INTO intent_changes (intent_id, wallet, state, changed_at)
      SELECT intent_id, wallet, 'PENDING', now() FROM added""";

  private final PrintStream out = System.out;

  @Option(
      names = "--requests",
      defaultValue = "8",
      description = "requests of 1,000 of each kind in a round (${DEFAULT-VALUE})")
  private int requests;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "rounds, after those to warm up (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--warm-ups",
      defaultValue = "2",
      description = "rounds to warm up with (${DEFAULT-VALUE})")
  private int warmUps;

  @Option(
      names = "--connections",
      defaultValue = "4",
      description = "how many are at it at a time (${DEFAULT-VALUE})")
  private int connections;

  /** Two that trade with each other, and the items between them. */
  private record Couple(String items, SigningSession giver, SigningSession buyer) {}

  /** Everything that is needed to measure. */
  private record Bench(
      LocalStack stack,
      HttpClient http,
      long network,
      List<Couple> couples,
      DatabaseAccess access) {}

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("ringledger-bench");
    Path home = Path.of(System.getProperty("ringledger.home", "."));
    try (LocalStack stack =
            new LocalStack(
                StackSettings.onFreePorts(data, StackSettings.applicationOf(home))
                    .withEnvironment(
                        Map.of(
                            "VAULT_INTENTS_PER_SECOND", MANY,
                            "VAULT_SESSION_INTENTS_PER_SECOND", MANY,
                            "VAULT_ADDRESS_INTENTS_PER_SECOND", MANY)),
                Terminal.ofProcess());
        HttpClient http = HttpClient.newHttpClient()) {
      out.println("Starting PostgreSQL and RingLedger ...");
      stack.start();
      Bench bench = new Bench(stack, http, network(stack, http), couples(stack), stack.database());
      measure(bench);
      return 0;
    } finally {
      Folders.delete(data);
    }
  }

  private static long network(LocalStack stack, HttpClient http)
      throws IOException, InterruptedException {
    HttpRequest ask = HttpRequest.newBuilder(stack.api().resolve("/api/vault")).build();
    String facts = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
    Matcher network = NETWORK.matcher(facts);
    if (!network.find()) {
      throw new StackException("The vault does not say its network: " + facts);
    }
    return Long.parseLong(network.group(1));
  }

  private List<Couple> couples(LocalStack stack) throws SQLException, GeneralSecurityException {
    List<Couple> couples = new ArrayList<>();
    try (Connection superuser = superuser(stack.database());
        Statement statement = superuser.createStatement();
        PreparedStatement items = superuser.prepareStatement(ADD_ITEMS)) {
      statement.execute(ADD_ADMIN);
      for (int i = 0; i < connections; i++) {
        Couple couple = new Couple("card-" + i, new SigningSession(), new SigningSession());
        couple.giver().insert(superuser);
        couple.buyer().insert(superuser);
        items.setString(1, couple.items());
        items.setString(2, couple.giver().wallet().value());
        items.setInt(3, ITEMS);
        items.executeUpdate();
        couples.add(couple);
      }
      statement.execute(OWN_ITEMS);
    }
    return couples;
  }

  private static Connection superuser(DatabaseAccess access) throws SQLException {
    return DriverManager.getConnection(
        access.jdbcUrl(), access.superuser().user(), access.superuser().password());
  }

  private void measure(Bench bench) throws Exception {
    for (int i = 1; i <= warmUps; i++) {
      out.printf(Locale.ROOT, "  warm-up %d: %,.0f intents/s%n", i, intents(bench));
    }
    double http = 0;
    double sql = 0;
    for (int i = 1; i <= rounds; i++) {
      long before = commits(bench.access());
      double oneHttp = intents(bench);
      long commits = commits(bench.access()) - before;
      double oneSql = rows(bench);
      out.printf(
          Locale.ROOT,
          "  round %d: HTTP %,.0f intents/s, SQL %,.0f/s; commits of a request %.1f at most%n",
          i,
          oneHttp,
          oneSql,
          (double) commits / requests);
      http += oneHttp / rounds;
      sql += oneSql / rounds;
    }
    out.printf("%n%-28s %12s %12s %8s %8s%n", "", "HTTP /s", "SQL /s", "ratio", "goal /s");
    out.printf(
        Locale.ROOT,
        "%-28s %,12.0f %,12.0f %8.2f %,8.0f%n",
        "signed intents accepted",
        http,
        sql,
        http / sql,
        GOAL);
  }

  /** What all of PostgreSQL commits, that of idle jobs included. */
  private static long commits(DatabaseAccess access) throws SQLException {
    try (Connection superuser = superuser(access);
        Statement statement = superuser.createStatement();
        ResultSet sum = statement.executeQuery("SELECT sum(xact_commit) FROM pg_stat_database")) {
      sum.next();
      return sum.getLong(1);
    }
  }

  /** Signed before, for the server's work alone to be measured. */
  private double intents(Bench bench) throws Exception {
    List<Callable<Void>> work = new ArrayList<>();
    URI intents = bench.stack().api().resolve("/api/intents");
    List<List<String>> bodies = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      bodies.add(new ArrayList<>());
    }
    for (int i = 0; i < requests; i++) {
      bodies.get(i % connections).add(body(bench.network(), bench.couples().get(i % connections)));
    }
    for (List<String> mine : bodies) {
      work.add(
          () -> {
            for (String body : mine) {
              send(bench.http(), intents, body);
            }
            return null;
          });
    }
    return requests * (double) IN_A_REQUEST / seconds(work);
  }

  private static String body(long network, Couple couple) throws GeneralSecurityException {
    List<String> signed = new ArrayList<>();
    for (int i = 1; i <= ITEMS; i++) {
      ItemId item = new ItemId(couple.items() + ":" + i);
      for (IntentAction action : List.of(IntentAction.TRADE, IntentAction.BID)) {
        SigningSession signer = action.isBuying() ? couple.buyer() : couple.giver();
        signed.add(
            signer.signed(network, action, item, couple.giver().wallet(), couple.buyer().wallet()));
      }
    }
    return "{\"intents\":[" + String.join(",", signed) + "]}";
  }

  private static void send(HttpClient http, URI intents, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(intents)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK || answer.body().contains("\"status\":\"rejected\"")) {
      throw new StackException(
          "Intents were refused: "
              + answer.body().substring(0, Math.min(answer.body().length(), 400)));
    }
  }

  private double rows(Bench bench) throws Exception {
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Couple couple = bench.couples().get(i);
      int mine = requests / connections + (i < requests % connections ? 1 : 0);
      work.add(
          () -> {
            try (Connection superuser = superuser(bench.access());
                PreparedStatement write = superuser.prepareStatement(WRITE)) {
              for (int k = 0; k < mine; k++) {
                write(write, couple);
              }
            }
            return null;
          });
    }
    return requests * (double) IN_A_REQUEST / seconds(work);
  }

  private static void write(PreparedStatement write, Couple couple) throws SQLException {
    String giver = couple.giver().wallet().value();
    String buyer = couple.buyer().wallet().value();
    int at = 0;
    write.setInt(++at, ITEMS);
    write.setObject(++at, couple.giver().id().value());
    write.setString(++at, giver);
    write.setObject(++at, couple.buyer().id().value());
    write.setString(++at, buyer);
    write.setString(++at, couple.items());
    write.setString(++at, giver);
    write.setString(++at, buyer);
    write.setLong(++at, ITEMS);
    write.setObject(++at, couple.buyer().id().value());
    write.executeUpdate();
  }

  private double seconds(List<Callable<Void>> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      long start = System.nanoTime();
      for (Future<Void> each : threads.invokeAll(work)) {
        each.get();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
