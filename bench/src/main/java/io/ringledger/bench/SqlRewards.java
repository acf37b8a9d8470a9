package io.ringledger.bench;

import io.ringledger.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Settles events with hand-written statements over whole batches: the very rows that the
 * application writes, in as many transactions, and nothing else.
 */
final class SqlRewards {

  private static final UUID ISSUANCE = UUID.fromString("00000000-0000-7000-8000-000000000001");

  private final DatabaseAccess access;
  private final Way way;

  SqlRewards(DatabaseAccess access, Way way) {
    this.access = access;
    this.way = way;
  }

  /**
   * How it is done.
   *
   * @param batch settlements at once
   * @param connections at once
   * @param commitEachStep or only at the end of a batch
   * @param oneFunder whether all points come from one account, or each from another
   */
  record Way(int batch, int connections, boolean commitEachStep, boolean oneFunder) {}

  /** Settles all that is open. */
  void settle() throws Exception {
    ConcurrentLinkedQueue<Integer> lanes =
        new ConcurrentLinkedQueue<>(IntStream.range(0, RewardEvents.LANES).boxed().toList());
    try (ExecutorService threads = Executors.newFixedThreadPool(way.connections())) {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < way.connections(); i++) {
        running.add(threads.submit(() -> drain(lanes)));
      }
      for (Future<Void> one : running) {
        try {
          one.get();
        } catch (ExecutionException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
  }

  private Void drain(ConcurrentLinkedQueue<Integer> lanes) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                access.jdbcUrl(), access.application().user(), access.application().password());
        Steps steps = new Steps(connection)) {
      connection.setAutoCommit(false);
      for (Integer lane = lanes.poll(); lane != null; lane = lanes.poll()) {
        while (batch(connection, steps, lane)) {
          // The next one.
        }
      }
    }
    return null;
  }

  private boolean batch(Connection connection, Steps steps, int lane) throws SQLException {
    List<UUID> ids = steps.takeUp(lane, way.batch());
    step(connection);
    if (ids.isEmpty()) {
      connection.commit();
      return false;
    }
    steps.enter(ids, "classifying_event", 1);
    step(connection);
    steps.enter(ids, "computing_policy", 2);
    step(connection);
    steps.decide(ids);
    steps.enter(ids, "resolving_account", 3);
    step(connection);
    Postings postings = new Postings();
    steps.resolve(ids, postings);
    step(connection);
    for (UUID id : postings.settlements) {
      postings.debits.add(
          way.oneFunder()
              ? ISSUANCE
              : RewardEvents.funder(id.getLeastSignificantBits() & Long.MAX_VALUE));
    }
    steps.post(postings);
    step(connection);
    steps.posted(postings);
    step(connection);
    steps.end(ids);
    connection.commit();
    return true;
  }

  private void step(Connection connection) throws SQLException {
    if (way.commitEachStep()) {
      connection.commit();
    }
  }

  /** What is posted, in three columns, and a fourth once it has been. */
  private static final class Postings {
    private final List<UUID> settlements = new ArrayList<>();
    private final List<UUID> credits = new ArrayList<>();
    private final List<UUID> debits = new ArrayList<>();
    private final List<UUID> entries = new ArrayList<>();
  }

  /** The statements, prepared on one connection. */
  private static final class Steps implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement takeUp;
    private final PreparedStatement enter;
    private final PreparedStatement decide;
    private final PreparedStatement resolve;
    private final PreparedStatement lock;
    private final PreparedStatement post;
    private final PreparedStatement posted;
    private final PreparedStatement end;

    Steps(Connection connection) throws SQLException {
      this.connection = connection;
      this.takeUp = connection.prepareStatement(RewardStatements.TAKE_UP);
      this.enter = connection.prepareStatement(RewardStatements.ENTER);
      this.decide = connection.prepareStatement(RewardStatements.DECIDE);
      this.resolve = connection.prepareStatement(RewardStatements.RESOLVE);
      this.lock = connection.prepareStatement(RewardStatements.LOCK);
      this.post = connection.prepareStatement(RewardStatements.POST);
      this.posted = connection.prepareStatement(RewardStatements.POSTED);
      this.end = connection.prepareStatement(RewardStatements.END);
    }

    List<UUID> takeUp(int lane, int batch) throws SQLException {
      takeUp.setInt(1, lane);
      takeUp.setInt(2, batch);
      List<UUID> ids = new ArrayList<>();
      try (ResultSet rows = takeUp.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
      return ids;
    }

    void enter(List<UUID> ids, String state, long version) throws SQLException {
      enter.setString(1, state);
      enter.setString(2, state);
      set(enter, 3, ids);
      enter.setLong(4, version);
      changes(enter, ids.size());
    }

    void decide(List<UUID> ids) throws SQLException {
      set(decide, 1, ids);
      changes(decide, ids.size());
    }

    void resolve(List<UUID> ids, Postings postings) throws SQLException {
      set(resolve, 1, ids);
      try (ResultSet rows = resolve.executeQuery()) {
        while (rows.next()) {
          postings.settlements.add(rows.getObject(1, UUID.class));
          postings.credits.add(rows.getObject(2, UUID.class));
        }
      }
    }

    void post(Postings postings) throws SQLException {
      TreeSet<UUID> accounts = new TreeSet<>(postings.credits);
      accounts.addAll(postings.debits);
      set(lock, 1, List.copyOf(accounts));
      lock.executeQuery().close();
      set(post, 1, postings.settlements);
      set(post, 2, postings.debits);
      set(post, 3, postings.credits);
      try (ResultSet rows = post.executeQuery()) {
        while (rows.next()) {
          postings.entries.add(rows.getObject(1, UUID.class));
        }
      }
    }

    void posted(Postings postings) throws SQLException {
      set(posted, 1, postings.settlements);
      set(posted, 2, postings.entries);
      changes(posted, postings.settlements.size());
    }

    void end(List<UUID> ids) throws SQLException {
      set(end, 1, ids);
      changes(end, ids.size());
    }

    private void set(PreparedStatement statement, int place, List<UUID> ids) throws SQLException {
      statement.setArray(place, connection.createArrayOf("uuid", ids.toArray()));
    }

    private static void changes(PreparedStatement statement, int rows) throws SQLException {
      int changed = statement.executeUpdate();
      if (changed != rows) {
        throw new SQLException("%d rows instead of %d".formatted(changed, rows));
      }
    }

    @Override
    public void close() throws SQLException {
      for (PreparedStatement one :
          List.of(takeUp, enter, decide, resolve, lock, post, posted, end)) {
        one.close();
      }
    }
  }
}
