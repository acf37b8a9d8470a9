package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.contract.FollowUpsContract;
import io.ringledger.bouts.application.contract.SigningJournalContract;
import io.ringledger.bouts.application.contract.WebhookDeliveriesContract;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;

/** The stores in memory that signing needs keep to their contracts. */
class SigningFakesTest {

  @Nested
  class Journal extends SigningJournalContract {

    private final InMemoryBouts bouts = new InMemoryBouts();
    private final InMemorySigningJournal journal = new InMemorySigningJournal(bouts);
    private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(bouts, journal);

    @Override
    protected SigningJournal journal() {
      return journal;
    }

    @Override
    protected Bouts bouts() {
      return bouts;
    }

    @Override
    protected <T> T inUnitOfWork(Supplier<T> work) {
      return unitOfWork.execute(work);
    }
  }

  @Nested
  class Agenda extends FollowUpsContract {

    private final InMemoryFollowUps followUps = new InMemoryFollowUps();
    private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(followUps);

    @Override
    protected FollowUps followUps() {
      return followUps;
    }

    @Override
    protected Optional<Instant> planned(EscrowId escrow) {
      return followUps.planned(escrow);
    }

    @Override
    protected <T> T inUnitOfWork(Supplier<T> work) {
      return unitOfWork.execute(work);
    }
  }

  @Nested
  class Deliveries extends WebhookDeliveriesContract {

    private final InMemoryWebhookDeliveries deliveries = new InMemoryWebhookDeliveries();
    private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(deliveries);

    @Override
    protected WebhookDeliveries deliveries() {
      return deliveries;
    }

    @Override
    protected <T> T inUnitOfWork(Supplier<T> work) {
      return unitOfWork.execute(work);
    }
  }
}
