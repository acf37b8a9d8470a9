package io.ringledger.commerce.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.Baskets;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.commerce.application.contract.ShopStoresContract;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.PaymentEvents.Claim;
import io.ringledger.commerce.application.outbound.PaymentEvents.Received;
import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.persistence.orders.PostgresShop;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several do the same at once, as replicas do. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class AtOnceTest extends ShopStoresContract {

  private static final int MANY = 8;
  private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");

  @Inject PostgresShop shop;
  @Inject SetSql sql;
  EmbeddedDatabase database;
  private final ExecutorService others = Executors.newFixedThreadPool(MANY);

  @Override
  protected ShopStores stores() {
    return shop.stores();
  }

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  @Test
  void anEventIsWorkedOnByOne() throws Exception {
    asPayments(() -> settleAll(END_OF_TIME));
    PaymentEvent first = kept(succeeded(placed()));
    PaymentEvent second = kept(succeeded(placed()));

    List<PaymentEventId> claimed =
        asPayments(
            () -> {
              PaymentEventId mine = claim().orElseThrow();
              PaymentEventId theirs = elsewhere(() -> asPayments(() -> claim().orElseThrow()));
              Optional<PaymentEventId> third =
                  elsewhere(
                      () ->
                          asPayments(
                              () -> {
                                settle(claim().orElseThrow());
                                return claim();
                              }));
              return List.of(mine, theirs, third.orElse(mine));
            });

    assertThat(claimed).containsExactly(first.id(), second.id(), first.id());
  }

  private Optional<PaymentEventId> claim() {
    return stores().events().claim(NOW.plusSeconds(1)).map(Claim::event).map(PaymentEvent::id);
  }

  private void settle(PaymentEventId event) {
    stores().events().settle(event, Status.IGNORED, "", Optional.empty(), NOW);
  }

  private boolean settleAll(Instant until) {
    Optional<Claim> old = stores().events().claim(until);
    while (old.isPresent()) {
      settle(old.get().event().id());
      old = stores().events().claim(until);
    }
    return true;
  }

  @Test
  void anEventThatArrivesManyTimesAtOnceIsKeptOnce() throws Exception {
    Order placed = placed();
    String name = "evt_" + newId();
    List<Received> copies = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      copies.add(new Received(named(succeeded(placed), name), "{}"));
    }

    assertThat(atOnce(i -> asPayments(() -> stores().events().add(List.of(copies.get(i)))).size()))
        .containsOnlyOnce(1)
        .containsOnly(0, 1);
  }

  private static PaymentEvent named(PaymentEvent event, String name) {
    return new PaymentEvent(
        event.id(),
        event.provider(),
        name,
        event.type(),
        event.kind(),
        event.site(),
        event.order(),
        event.attempt(),
        event.refund(),
        event.reference(),
        event.refundReference(),
        event.amount(),
        event.failure(),
        event.occurredAt(),
        event.receivedAt());
  }

  @Test
  void aBuyerWhoComesManyTimesAtOnceHasOneCart() throws Exception {
    List<Order> carts = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      carts.add(Order.open(new OrderId(newId()), site, buyer, Baskets.EUR, NOW));
    }

    assertThat(atOnce(i -> onSite(() -> stores().orders().add(carts.get(i)))))
        .containsOnlyOnce(true);
  }

  @Test
  void whoWaitsForAnOrderIsToldTheTimeAfterTheWaitAndTheOrderAsItIsThen() throws Exception {
    Order placed = placed();
    Order failed = placed.fail(placed.attempt().orElseThrow(), NOW);
    List<Future<Held>> waiting = new ArrayList<>();
    Instant released =
        onSite(
            () -> {
              stores().orders().lock(site, placed.id());
              waiting.add(
                  others.submit(
                      () -> onSite(() -> stores().orders().lock(site, placed.id())).orElseThrow()));
              awaitSomebodyWaiting();
              stores().orders().save(failed);
              return sql.one(
                      "select clock_timestamp() as now", _ -> {}, row -> SetSql.moment(row, "now"))
                  .orElseThrow();
            });

    Held held = waiting.getFirst().get();
    assertThat(held.at()).isAfterOrEqualTo(released);
    assertThat(held.order().snapshot()).isEqualTo(failed.snapshot());
  }

  @Test
  void whoWaitsForACartThatIsOrderedMeanwhileFindsNone() throws Exception {
    Order cart = cart();
    List<Future<Boolean>> waiting = new ArrayList<>();
    doOnSite(
        () -> {
          stores().orders().lockCart(site, buyer);
          waiting.add(
              others.submit(
                  () -> onSite(() -> stores().orders().lockCart(site, buyer)).isPresent()));
          awaitSomebodyWaiting();
          Order placed = Baskets.placed(cart, new AttemptId(newId()), NOW);
          stores().attempts().add(attempt(placed));
          stores().orders().save(placed);
        });

    assertThat(waiting.getFirst().get()).isFalse();
  }

  /** Asks until it is so; the transactions give up by themselves where it never is. */
  private void awaitSomebodyWaiting() {
    try (Connection owner = database.connectAsOwner()) {
      while (Sql.column(owner, "select 1 from pg_locks where not granted").isEmpty()) {
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T elsewhere(Supplier<T> work) {
    try {
      return others.submit(work::get).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> List<T> atOnce(IntFunction<T> work) throws Exception {
    List<Future<T>> running = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      int mine = i;
      running.add(others.submit(() -> work.apply(mine)));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> each : running) {
      answers.add(each.get());
    }
    return answers;
  }
}
