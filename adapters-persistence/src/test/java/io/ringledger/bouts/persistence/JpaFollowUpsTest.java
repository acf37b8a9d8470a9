package io.ringledger.bouts.persistence;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.FollowUpsContract;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaFollowUpsTest extends FollowUpsContract {

  @Inject FollowUps followUps;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  @Override
  protected FollowUps followUps() {
    return followUps;
  }

  @Override
  protected Optional<Instant> planned(EscrowId escrow) {
    return column("extract(epoch from execution_time)::bigint", escrow).stream()
        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
        .findAny();
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Test
  void whileItsJobRunsAWishIsLeftBesideIt() throws SQLException {
    EscrowId escrow = new EscrowId(UUID.randomUUID());
    unitOfWork.run(() -> followUps.follow(escrow, NOW.plusSeconds(60)));
    try (var application = database.connectAsApplication()) {
      Sql.run(
          application,
          "update scheduled_tasks set picked = true where task_instance = '" + escrow + "'");
    }
    unitOfWork.run(() -> followUps.follow(escrow, NOW.plusSeconds(9)));
    unitOfWork.run(() -> followUps.follow(escrow, NOW));
    unitOfWork.run(() -> followUps.follow(escrow, NOW.plusSeconds(5)));

    assertThat(planned(escrow)).contains(NOW.plusSeconds(60));
    assertThat(column("extract(epoch from wanted_at)::bigint", escrow))
        .containsExactly(String.valueOf(NOW.getEpochSecond()));
  }

  private List<String> column(String expression, EscrowId escrow) {
    try (var owner = database.connectAsOwner()) {
      return Sql.column(
          owner,
          "select %s from scheduled_tasks where task_name = 'follow-escrow' and task_instance = '%s'"
              .formatted(expression, escrow));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
