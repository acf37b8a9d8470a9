package io.ringledger.rewards.persistence.verification;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Verifies a ledger from its database and its checkpoints alone. It reads one snapshot of the
 * database, which may be in use, a row at a time, and changes nothing.
 */
public final class LedgerVerification {

  private static final String NEWEST =
      "select at from ledger_checkpoints order by number desc limit 1";

  private final Connection connection;
  private final Consumer<String> narrator;
  private Instant newestCheckpoint = Instant.MIN;

  /**
   * @param connection of any role that may read the tables, used by nobody else
   * @param narrator hears how it goes on, a line at a time
   */
  public LedgerVerification(Connection connection, Consumer<String> narrator) {
    this.connection = connection;
    this.narrator = narrator;
  }

  /**
   * Does it.
   *
   * @throws SQLException where the database cannot be read
   * @throws IOException where a folder cannot be read
   */
  public VerificationReport run(VerificationRequest request) throws SQLException, IOException {
    Findings findings = new Findings();
    // Files come before what the database remembers of them: what is there now, it has sealed.
    KeptCheckpoints kept = new KeptCheckpoints(request, findings);
    long known = kept.newest();
    try (Snapshot snapshot = Snapshot.of(connection, narrator)) {
      snapshot.each("checkpoints", NEWEST, row -> newestCheckpoint = Snapshot.moment(row, "at"));
      kept.look(); // those recorded in between are in the snapshot
      narrator.accept("Entries and seals ...");
      SealChecks seals = new SealChecks(findings, sealedBy(request));
      seals.run(snapshot);
      narrator.accept("Accounts ...");
      AccountChecks accounts = new AccountChecks(findings);
      accounts.run(snapshot);
      narrator.accept("Events ...");
      EventChecks events = new EventChecks(findings);
      events.run(snapshot);
      narrator.accept("Checkpoints and audit trail ...");
      CheckpointChecks checkpoints = new CheckpointChecks(snapshot, kept, findings);
      checkpoints.run(known);
      checkpoints
          .newest()
          .ifPresentOrElse(
              newest ->
                  findings.note(
                      "The newest checkpoint is %d of %s; it covers %,d entries."
                          .formatted(newest.number(), newest.at(), newest.entries())),
              () -> findings.note("There is no checkpoint: only what the database says agrees."));
      Map<String, Long> counts = new LinkedHashMap<>();
      counts.put("entries", seals.entries());
      counts.put("entries not sealed yet", seals.unsealed());
      counts.put("seals", seals.seals());
      counts.put("accounts", accounts.accounts());
      counts.put("events", events.events());
      counts.put("checkpoints", checkpoints.checkpoints());
      counts.put("audit entries covered", checkpoints.audited());
      return new VerificationReport(counts, findings);
    }
  }

  private Instant sealedBy(VerificationRequest request) {
    return newestCheckpoint.equals(Instant.MIN)
        ? Instant.MIN
        : newestCheckpoint.minus(request.sealLag());
  }
}
