package io.ringledger.bouts.persistence;

import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.withResult;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.persistence.OpenBoutFigures.Escrows;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class OpenBoutFiguresTest {

  /** Seven days after the event the promoter can take the winner's bonus back. */
  private static final Instant DEADLINE = BoutFixtures.EVENT.plus(Duration.ofDays(7));

  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  private OpenBoutFigures at(Instant now) throws SQLException {
    try (Connection application = database.connectAsApplication()) {
      return OpenBoutFigures.read(application, now);
    }
  }

  private static long count(OpenBoutFigures figures, String status) {
    return figures.escrows().getOrDefault(status, new Escrows(0, BoutFixtures.EVENT)).count();
  }

  /** Plans a bout and takes it through the steps, one unit of work each. */
  @SafeVarargs
  private final void keep(UnaryOperator<Bout>... steps) {
    Bout draft = FreshBouts.draft();
    unitOfWork.run(() -> bouts.add(draft));
    for (UnaryOperator<Bout> step : steps) {
      unitOfWork.run(() -> bouts.save(step.apply(bouts.lock(draft.id()).orElseThrow())));
    }
  }

  @Test
  void escrowsOfOpenBoutsAreCountedByStatusAndClosedBoutsAreNot() throws SQLException {
    OpenBoutFigures before = at(DEADLINE);
    keep();
    keep(BoutFixtures::funded);
    keep(
        BoutFixtures::funded,
        bout -> withResult(bout, Corner.A),
        bout -> paid(bout, EscrowKind.SHOW_A),
        bout -> paid(bout, EscrowKind.SHOW_B),
        bout -> paid(bout, EscrowKind.BONUS_A),
        bout -> paid(bout, EscrowKind.BONUS_B));

    OpenBoutFigures after = at(DEADLINE);

    assertThat(count(after, "planned") - count(before, "planned")).isEqualTo(4);
    assertThat(count(after, "created") - count(before, "created")).isEqualTo(4);
    assertThat(count(after, "finished")).isEqualTo(count(before, "finished"));
    assertThat(after.escrows().get("planned").oldestEvent()).isEqualTo(BoutFixtures.EVENT);
  }

  @Test
  void aWinnersBonusThatIsStillLockedHasADeadline() throws SQLException {
    Instant early = DEADLINE.minus(Duration.ofDays(1)).minusSeconds(1);
    Instant late = DEADLINE.minus(Duration.ofDays(1));
    long dueBefore = at(late).dueWithinADay();
    keep(BoutFixtures::funded, bout -> withResult(bout, Corner.B));

    assertThat(at(early).nextDeadline()).contains(DEADLINE);
    assertThat(at(early).dueWithinADay()).isZero();
    assertThat(at(late).dueWithinADay()).isEqualTo(dueBefore + 1);
  }

  @Test
  void aBonusWhoseFightHasNoResultHasNone() throws SQLException {
    long dueBefore = at(DEADLINE).dueWithinADay();
    keep(BoutFixtures::funded);
    assertThat(at(DEADLINE).dueWithinADay()).isEqualTo(dueBefore);
  }
}
