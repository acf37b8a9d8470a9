package io.ringledger.bench;

import io.ringledger.bench.RewardEvents.Range;
import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.StackException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Events that are known already, sent again: over HTTP, and straight to the statement. */
final class RewardDuplicates {

  private static final int BATCH = 500;

  /** What an intake does: adds what is new, and answers what is not. */
  private static final String ADD =
      """
      with incoming as materialized (
        select i.*, nextval('reward_settlement_order') as accepted
        from (select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::timestamptz[], ?::smallint[], ?::text[]) with ordinality
            as n (id, source, event_id, event_type, fingerprint, body, accepted_at, lane,
              ordering_key, place)
          order by place) i
      ), added as (
        insert into source_events
          (settlement_id, source, event_id, event_type, fingerprint, body, accepted_at)
        select id, source, event_id, event_type, fingerprint, body, accepted_at
        from incoming order by source, event_id
        on conflict (source, event_id) do nothing
        returning settlement_id
      ), begun as (
        insert into reward_settlements
          (id, accepted, lane, ordering_key, state, attempt, due_at, step_states, step_moments,
           step_attempts, version)
        select id, accepted, lane, ordering_key, 'initiated', 0, accepted_at, array['initiated'],
          array[accepted_at], array[0], 0
        from incoming where id in (select settlement_id from added)
      )
      select e.settlement_id, e.fingerprint = i.fingerprint, s.state, s.outcome, s.ended_at
      from incoming i
      join source_events e on e.source = i.source and e.event_id = i.event_id
      join reward_settlements s on s.id = e.settlement_id
      where i.id not in (select settlement_id from added)
      """;

  private final DatabaseAccess access;
  private final URI api;
  private final String token;
  private final int clients;

  RewardDuplicates(DatabaseAccess access, URI api, String token, int clients) {
    this.access = access;
    this.api = api;
    this.token = token;
    this.clients = clients;
  }

  /** One client, used by one thread. */
  private interface Client extends AutoCloseable {
    /** Sends events again, from that one on. */
    void send(long first) throws Exception;

    @Override
    void close() throws SQLException;
  }

  /** Events per second over HTTP. */
  double http(Range known) throws Exception {
    return run(known, this::overHttp);
  }

  /** Events per second straight to the statement. */
  double sql(Range known) throws Exception {
    return run(known, this::straight);
  }

  private double run(Range known, Supplier<Client> factory) throws Exception {
    AtomicLong next = new AtomicLong(known.first());
    List<Client> open = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      open.add(factory.get());
    }
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Void>> running = new ArrayList<>();
      for (Client client : open) {
        running.add(threads.submit(() -> work(client, next, known.last())));
      }
      for (Future<Void> one : running) {
        try {
          one.get();
        } catch (ExecutionException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    for (Client client : open) {
      client.close();
    }
    return (next.get() - clients * (long) BATCH - known.first()) / seconds;
  }

  private static Void work(Client client, AtomicLong next, long last) throws Exception {
    while (true) {
      long first = next.getAndAdd(BATCH);
      if (first + BATCH - 1 > last) {
        return null;
      }
      client.send(first);
    }
  }

  private Client overHttp() {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Client() {
      @Override
      public void send(long first) throws Exception {
        List<String> bodies =
            LongStream.range(first, first + BATCH).mapToObj(RewardEvents::body).toList();
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(api.resolve("/reward-events"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/cloudevents-batch+json")
                    .POST(HttpRequest.BodyPublishers.ofString('[' + String.join(",", bodies) + ']'))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new StackException(
              "Known events were answered with %d: %.300s"
                  .formatted(answer.statusCode(), answer.body()));
        }
      }

      @Override
      public void close() {
        http.close();
      }
    };
  }

  private Client straight() {
    try {
      Connection connection =
          DriverManager.getConnection(
              access.jdbcUrl(), access.application().user(), access.application().password());
      connection.setAutoCommit(false);
      PreparedStatement add = connection.prepareStatement(ADD);
      return new Client() {
        @Override
        public void send(long first) throws Exception {
          List<Long> numbers = LongStream.range(first, first + BATCH).boxed().toList();
          fill(connection, add, numbers);
          int known = 0;
          try (ResultSet rows = add.executeQuery()) {
            while (rows.next()) {
              known += rows.getBoolean(2) ? 1 : 0;
            }
          }
          connection.commit();
          if (known != BATCH) {
            throw new StackException("Only %d of %d events were known.".formatted(known, BATCH));
          }
        }

        @Override
        public void close() throws SQLException {
          connection.close();
        }
      };
    } catch (SQLException e) {
      throw new StackException("The database cannot be reached: " + e.getMessage(), e);
    }
  }

  private static void fill(Connection connection, PreparedStatement add, List<Long> numbers)
      throws SQLException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    List<String> bodies = numbers.stream().map(RewardEvents::body).toList();
    int place = 0;
    set(connection, add, ++place, "uuid", numbers.stream().map(_ -> UUID.randomUUID()).toList());
    set(connection, add, ++place, "text", numbers.stream().map(_ -> RewardEvents.SOURCE).toList());
    set(connection, add, ++place, "text", numbers.stream().map(n -> "bench-" + n).toList());
    set(connection, add, ++place, "text", numbers.stream().map(_ -> RewardEvents.TYPE).toList());
    set(connection, add, ++place, "text", bodies.stream().map(RewardDuplicates::sha256).toList());
    set(connection, add, ++place, "text", bodies);
    set(connection, add, ++place, "timestamptz", numbers.stream().map(_ -> now).toList());
    set(connection, add, ++place, "int2", numbers.stream().map(_ -> (short) 0).toList());
    set(connection, add, ++place, "text", numbers.stream().map(RewardEvents::holder).toList());
  }

  private static void set(
      Connection connection, PreparedStatement add, int place, String type, List<?> elements)
      throws SQLException {
    add.setArray(place, connection.createArrayOf(type, elements.toArray()));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
