package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.AuditTrailContract;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaAuditTrailTest extends AuditTrailContract {

  @Inject AuditTrail trail;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  private final AuditChain chain = new AuditChain("bout:" + UUID.randomUUID());

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Override
  protected void tamper(AuditChain victim, long position) {
    asOwnerWithoutTriggers(
        "update audit_entries set action = 'something.else' where chain = ? and position = ?",
        victim,
        position);
  }

  @Override
  protected void remove(AuditChain victim, long position) {
    asOwnerWithoutTriggers(
        "delete from audit_entries where chain = ? and position = ?", victim, position);
  }

  @Test
  void anyChangedColumnShows() {
    for (String change :
        new String[] {
          "at = at + interval '1 microsecond'",
          "actor = 'x'",
          "role = 'x'",
          "request_id = 'x'",
          "outcome = 'x'",
          "details = '{\"a\": \"2\"}'",
          "details = '{\"a\": \"1\", \"b\": \"\"}'",
          "details = '{}'",
          "previous_hash = repeat('1', 64)",
          "hash = repeat('1', 64)",
          "position = 2"
        }) {
      AuditChain victim = new AuditChain("bout:" + UUID.randomUUID());
      record(entry(victim, Map.of("a", "1")));
      asOwnerWithoutTriggers(
          "update audit_entries set " + change + " where chain = ? and position = ?", victim, 1);

      assertThat(history(victim).intact()).as(change).isFalse();
    }
  }

  @Test
  void entriesMovedToAnotherChainShow() {
    AuditChain other = new AuditChain("bout:" + UUID.randomUUID());
    record(entry(chain, Map.of()));
    asOwnerWithoutTriggers(
        "update audit_entries set chain = '" + other.name() + "' where chain = ? and position = ?",
        chain,
        1);

    assertThat(history(other).intact()).isFalse();
  }

  @Test
  void whatNoTextCanHoldIsReplacedAndTheChainHolds() {
    record(entry(chain, Map.of("reason", "nul \u0000 and half a pair \uD83D")));

    AuditTrail.History history = history(chain);
    assertThat(history.intact()).isTrue();
    assertThat(history.links().getFirst().entry().details())
        .containsEntry("reason", "nul \uFFFD and half a pair ?");
  }

  @Test
  void theHashIsTheDocumentedOne() {
    // Computed by hand from the description of AuditHash, outside Java.
    AuditEntry entry =
        new AuditEntry(
            new AuditChain("bout:1"),
            Instant.parse("2030-01-01T00:00:00.000001Z"),
            "me",
            "admin",
            "r",
            "bout.result",
            "success",
            new TreeMap<>(Map.of("winner", "A")));

    assertThat(AuditHash.of(entry, 1, AuditHash.GENESIS))
        .isEqualTo("f57e8c197746a380b803d1bd7be94105fd3283df617103f89c2ae618087dbf27");
  }

  private void record(AuditEntry entry) {
    unitOfWork.run(() -> trail.record(entry));
  }

  private AuditTrail.History history(AuditChain of) {
    return unitOfWork.execute(() -> trail.history(of));
  }

  private static AuditEntry entry(AuditChain chain, Map<String, String> details) {
    return new AuditEntry(
        chain,
        Instant.parse("2030-01-01T00:00:00Z"),
        "someone",
        "promoter",
        "request-1",
        "escrow.confirm",
        AuditEntry.SUCCESS,
        new TreeMap<>(details));
  }

  private void asOwnerWithoutTriggers(String sql, AuditChain victim, long position) {
    try (var connection = database.connectAsOwner();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("alter table audit_entries disable trigger user");
      try (var change = connection.prepareStatement(sql)) {
        change.setString(1, victim.name());
        change.setLong(2, position);
        assertThat(change.executeUpdate()).isEqualTo(1);
      }
      statement.execute(
          "alter table audit_entries enable always trigger audit_entries_never_change");
      statement.execute(
          "alter table audit_entries enable always trigger audit_entries_never_truncated");
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
