package io.ringledger.bouts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.persistence.FollowUpFigures.Group;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class FollowUpFiguresTest {

  /** Before anything else that tests in this database write. */
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  private static final Instant NOW = LONG_AGO.plusSeconds(60);

  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  @Test
  void what_is_open_is_counted_by_state_with_the_age_of_the_oldest() throws SQLException {
    Bout bout = FreshBouts.draft();
    unitOfWork.run(() -> bouts.add(bout));
    Escrow first = bout.escrows().getFirst();
    Escrow second = bout.escrows().get(1);
    try (Connection application = database.connectAsApplication()) {
      application.setAutoCommit(false);
      FollowUpFigures before = FollowUpFigures.read(application, NOW);
      request(application, first, "requested", LONG_AGO);
      request(application, second, "open", LONG_AGO.plusSeconds(1));
      transaction(application, first, "pending", LONG_AGO.plusSeconds(2));
      transaction(application, second, "applied", LONG_AGO.plusSeconds(3));
      job(application, first, "2001-01-01T00:00:30Z", false, 3);
      job(application, second, "2001-01-01T00:00:20Z", true, 0);
      job(application, bout.escrows().get(2), "2001-01-01T00:02:00Z", false, 0);

      FollowUpFigures after = FollowUpFigures.read(application, NOW);

      assertThat(after.requests())
          .containsEntry("requested", more(before.requests(), "requested", LONG_AGO))
          .containsEntry("open", more(before.requests(), "open", LONG_AGO.plusSeconds(1)));
      assertThat(after.transactions())
          .containsEntry("pending", more(before.transactions(), "pending", LONG_AGO.plusSeconds(2)))
          .doesNotContainKey("applied");
      assertThat(after.jobs())
          .containsEntry("due", more(before.jobs(), "due", LONG_AGO.plusSeconds(30)))
          .containsEntry("running", more(before.jobs(), "running", LONG_AGO.plusSeconds(20)))
          .containsEntry("waiting", more(before.jobs(), "waiting", LONG_AGO.plusSeconds(120)));
      assertThat(after.failingJobs()).isEqualTo(before.failingJobs() + 1);
      application.rollback();
    }
  }

  private static Group more(Map<String, Group> before, String state, Instant oldest) {
    return new Group(before.getOrDefault(state, new Group(0, oldest)).count() + 1, oldest);
  }

  private static void request(Connection connection, Escrow escrow, String status, Instant at)
      throws SQLException {
    Sql.run(
        connection,
        """
        insert into signing_requests (id, bout_id, escrow_id, action, attempt, requested_at,
          prepared_at_ledger, status, payload_id, opened)
        select '%s', bout_id, id, 'create', 1, '%s', 1, '%s', '%s', false
        from escrows where id = '%s'
        """
            .formatted(UUID.randomUUID(), at, status, UUID.randomUUID(), escrow.id()));
  }

  private static void transaction(Connection connection, Escrow escrow, String status, Instant at)
      throws SQLException {
    Sql.run(
        connection,
        """
        insert into followed_transactions (escrow_id, tx_hash, action, first_ledger, known_since,
          status, decided_at)
        values ('%1$s', '%2$s', 'create', 1, '%3$s', '%4$s',
          case when '%4$s' = 'pending' then null else '%3$s'::timestamptz end)
        """
            .formatted(escrow.id(), UUID.randomUUID(), at, status));
  }

  private static void job(
      Connection connection, Escrow escrow, String at, boolean picked, int failures)
      throws SQLException {
    Sql.run(
        connection,
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked,
          consecutive_failures, version)
        values ('follow-escrow', '%s', '%s', %s, %d, 1)
        """
            .formatted(escrow.id(), at, picked, failures));
  }
}
