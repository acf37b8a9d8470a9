package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.contract.OrdersContract;
import io.ringledger.commerce.application.contract.PaymentAttemptsContract;
import io.ringledger.commerce.application.contract.PaymentEventsContract;
import io.ringledger.commerce.application.contract.PaymentFailuresContract;
import io.ringledger.commerce.application.contract.RefundsContract;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import org.junit.jupiter.api.Nested;

/** The stores of orders and payments in memory keep to what the real ones keep to. */
class InMemoryPaymentsTest {

  @Nested
  class OfOrders extends OrdersContract {
    private final ShopStores stores = inMemory(NOW);

    @Override
    protected ShopStores stores() {
      return stores;
    }
  }

  @Nested
  class OfPaymentAttempts extends PaymentAttemptsContract {
    private final ShopStores stores = inMemory(NOW);

    @Override
    protected ShopStores stores() {
      return stores;
    }
  }

  @Nested
  class OfRefunds extends RefundsContract {
    private final ShopStores stores = inMemory(NOW);

    @Override
    protected ShopStores stores() {
      return stores;
    }
  }

  @Nested
  class OfPaymentEvents extends PaymentEventsContract {
    private final ShopStores stores = inMemory(NOW);

    @Override
    protected ShopStores stores() {
      return stores;
    }
  }

  @Nested
  class OfPaymentFailures extends PaymentFailuresContract {
    private final ShopStores stores = inMemory(NOW);

    @Override
    protected ShopStores stores() {
      return stores;
    }
  }

  private static ShopStores inMemory(Instant now) {
    SequentialRandomness ids = new SequentialRandomness();
    SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork();
    OneSiteScope scope = new OneSiteScope(unitOfWork);
    RolePlay roles = new RolePlay(unitOfWork);
    InMemoryPaymentEvents events = new InMemoryPaymentEvents(roles);
    InMemoryOrders orders = new InMemoryOrders(scope, roles, events, new SettableClock(now));
    InMemoryPaymentAttempts attempts = new InMemoryPaymentAttempts(scope, roles);
    InMemoryRefunds refunds = new InMemoryRefunds(scope, roles);
    InMemoryPaymentFailures failures = new InMemoryPaymentFailures(scope, roles);
    unitOfWork.add(events, orders, attempts, refunds, failures);
    return new ShopStores(
        orders,
        attempts,
        refunds,
        events,
        failures,
        scope,
        roles,
        unitOfWork,
        () -> new SiteId(ids.newId()),
        (_, _) -> {});
  }
}
