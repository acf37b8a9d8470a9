package io.ringledger.shared.persistence.undo;

import io.ringledger.shared.persistence.undo.UndoResult.Done;
import io.ringledger.shared.persistence.undo.UndoResult.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes migrations back, newest first, each in one transaction with its row of the history. Before
 * anything is changed for good, all of it is tried and rolled back, so that what would be lost is
 * counted by the database and not guessed.
 */
public final class MigrationUndo {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection owner;
  private final String applicationRole;
  private final Consumer<String> narrator;
  private final History history;

  /**
   * @param owner a connection of the role that owns the schema, used by nobody else
   * @param applicationRole the role the application connects with
   * @param narrator hears what happens, a line at a time
   */
  public MigrationUndo(Connection owner, String applicationRole, Consumer<String> narrator) {
    this.owner = owner;
    this.applicationRole = applicationRole;
    this.narrator = narrator;
    this.history = new History(owner);
  }

  /** A migration and the statements that take it back. */
  private record Step(Applied migration, String undo) {}

  /**
   * What undoing one did.
   *
   * @param losses what is lost, a line each
   * @param tables that are gone or have other columns
   */
  private record Effect(List<String> losses, List<String> tables) {}

  /** Why a step did not go, as the person at the terminal should read it. */
  private static final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailedException(Applied migration, SQLException cause) {
      super(
          LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
              ? "%s: somebody else works on its tables; nothing of it was undone. Repeat it later."
                  .formatted(migration.title())
              : "%s cannot be undone, and nothing of it was: %s"
                  .formatted(migration.title(), cause.getMessage()),
          cause);
    }
  }

  /**
   * Does it, or says why not.
   *
   * @throws SQLException where the database cannot be asked
   */
  public UndoResult run(UndoRequest request) throws SQLException {
    owner.setAutoCommit(true);
    Optional<String> refusal = history.refusal();
    if (refusal.isPresent()) {
      return Refused.because(refusal.get());
    }
    if (!history.lock()) {
      return Refused.because("A migration is running; repeat this when it has ended.");
    }
    try {
      return locked(request);
    } finally {
      history.unlock();
    }
  }

  private UndoResult locked(UndoRequest request) throws SQLException {
    List<String> strangers = history.strangers();
    if (!strangers.isEmpty()) {
      return new Refused(strangers);
    }
    List<Applied> all = history.newestFirst();
    int head = all.isEmpty() ? 0 : all.getFirst().version();
    List<Applied> newer =
        all.stream().filter(migration -> migration.version() > request.target()).toList();
    narrator.accept("The schema is at version %d.".formatted(head));
    if (newer.isEmpty()) {
      return new Done(head, 0);
    }
    List<Step> steps = new ArrayList<>();
    for (Applied migration : newer) {
      Optional<String> undo = MigrationScripts.undoOf(migration.script(), placeholders());
      if (undo.isEmpty()) {
        return Refused.because("%s has no undo.".formatted(migration.title()));
      }
      steps.add(new Step(migration, undo.get()));
    }
    try {
      return tryThenUndo(request, steps);
    } catch (StepFailedException e) {
      return Refused.because(String.valueOf(e.getMessage()));
    }
  }

  private UndoResult tryThenUndo(UndoRequest request, List<Step> steps)
      throws SQLException, StepFailedException {
    long connected = connectedApplications();
    if (connected > 0) {
      narrator.accept(
          "Warning: %d connections of %s are open.".formatted(connected, applicationRole));
    }
    Map<Step, Effect> effects = tryAll(steps);
    boolean loses = effects.values().stream().anyMatch(effect -> !effect.losses().isEmpty());
    if (request.dryRun()) {
      return new Done(versionNow(), 0);
    }
    List<String> refusals = new ArrayList<>();
    if (connected > 0 && !request.whileConnected()) {
      refusals.add(
          "The application is connected. Stop every replica of the newer release; if only older"
              + " ones run, repeat with --while-connected.");
    }
    if (loses && !request.discardData()) {
      refusals.add(
          "Data would be lost. Make a backup, then repeat with --discard-data if it may go.");
    }
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    for (Map.Entry<Step, Effect> step : effects.entrySet()) {
      Optional<Refused> refused =
          undo(step.getKey(), step.getValue().tables(), request.discardData());
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    return new Done(versionNow(), steps.size());
  }

  /** Undoes all of them, in order, in one transaction that is rolled back. */
  private Map<Step, Effect> tryAll(List<Step> steps) throws SQLException, StepFailedException {
    Map<Step, Effect> effects = new LinkedHashMap<>();
    begin();
    try {
      for (Step step : steps) {
        Effect effect = apply(step, List.of());
        effects.put(step, effect);
        narrator.accept(
            "  %s: %s"
                .formatted(
                    step.migration().title(),
                    effect.losses().isEmpty()
                        ? "loses nothing"
                        : "would lose " + String.join(", ", effect.losses())));
      }
      return effects;
    } finally {
      rollback();
    }
  }

  private Optional<Refused> undo(Step step, List<String> tables, boolean discardData)
      throws SQLException, StepFailedException {
    begin();
    try {
      List<String> losses = apply(step, tables).losses();
      if (!losses.isEmpty() && !discardData) {
        return Optional.of(
            Refused.because(
                "%s: meanwhile data came that would be lost (%s); it was not undone."
                    .formatted(step.migration().title(), String.join(", ", losses))));
      }
      owner.commit();
      narrator.accept("Undone: %s.".formatted(step.migration().title()));
      return Optional.empty();
    } finally {
      rollback();
    }
  }

  /**
   * Undoes one and counts before and after.
   *
   * @param tables where nobody may write between counting and undoing
   */
  private Effect apply(Step step, List<String> tables) throws StepFailedException {
    try (Statement statement = owner.createStatement()) {
      for (String table : tables) {
        statement.execute(
            "lock table " + statement.enquoteIdentifier(table, true) + " in access exclusive mode");
      }
      Contents before = Contents.of(owner);
      statement.setEscapeProcessing(false);
      statement.execute(step.undo());
      Contents after = Contents.of(owner);
      history.forget(step.migration());
      return new Effect(before.lostIn(after), before.changedIn(after));
    } catch (SQLException e) {
      throw new StepFailedException(step.migration(), e);
    }
  }

  private void begin() throws SQLException {
    owner.setAutoCommit(false);
    try (Statement statement = owner.createStatement()) {
      // One picture of the tables that others may go on writing to.
      statement.execute("set transaction isolation level repeatable read");
      // Who waits for a table's lock makes everyone behind wait too.
      statement.execute("set local lock_timeout = '5s'");
    }
  }

  private void rollback() throws SQLException {
    owner.rollback();
    owner.setAutoCommit(true);
  }

  private long connectedApplications() throws SQLException {
    try (PreparedStatement statement =
        owner.prepareStatement(
            "select count(*) from pg_stat_activity where datname = current_database() and usename = ?")) {
      statement.setString(1, applicationRole);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getLong(1);
      }
    }
  }

  private int versionNow() throws SQLException {
    List<Applied> left = history.newestFirst();
    return left.isEmpty() ? 0 : left.getFirst().version();
  }

  /** The placeholders of the migrations, which their undo files may use as well. */
  private Map<String, String> placeholders() throws SQLException {
    Map<String, String> placeholders = new LinkedHashMap<>();
    placeholders.put("application_role", applicationRole);
    try (Statement statement = owner.createStatement();
        ResultSet answer = statement.executeQuery("select quote_ident(current_schema())")) {
      answer.next();
      placeholders.put("flyway:defaultSchema", answer.getString(1));
    }
    return placeholders;
  }
}
