package io.ringledger.commerce.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.Baskets;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.commerce.application.contract.ShopStoresContract;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.shared.persistence.Sql.Refusal;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No order is sold but by an event that says so, whatever the application's role tries. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class ProofTest extends ShopStoresContract {

  private static final String PROVES = "orders_event_proves_it";

  @Inject PostgresShop shop;
  EmbeddedDatabase database;

  @Override
  protected ShopStores stores() {
    return shop.stores();
  }

  @Test
  void theEventThatSaysSoSellsIt() throws SQLException {
    Order placed = placed();

    assertThat(sold(placed, kept(succeeded(placed)).id())).isEmpty();
  }

  @Test
  void noEventAtAllSellsNothing() throws SQLException {
    Order placed = placed();

    assertThat(tried(placed, "state = 'payment_authorized'"))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal.constraint()).isEqualTo("orders_paid_exactly_with_an_event"));
    assertThat(sold(placed, new PaymentEventId(newId())))
        .hasValueSatisfying(refusal -> assertThat(refusal.constraint()).isEqualTo(PROVES));
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "PAYMENT_SUCCEEDED", mode = EnumSource.Mode.EXCLUDE)
  void anEventOfAnotherKindSellsNothing(Kind kind) throws SQLException {
    Order placed = placed();

    assertRefused(
        placed, like(placed, kind, placed.site(), placed.id(), attemptOf(placed), total(placed)));
  }

  @Test
  void anEventAboutSomethingElseSellsNothing() throws SQLException {
    Order placed = placed();
    AttemptId attempt = attemptOf(placed);
    Kind kind = Kind.PAYMENT_SUCCEEDED;
    SiteId elsewhere = stores().newSite().get();
    Optional<Money> less = Optional.of(Baskets.eur(placed.total().minor() - 1));
    Optional<Money> cheap = Optional.of(new Money(placed.total().minor(), new CurrencyCode("JPY")));

    assertRefused(placed, like(placed, kind, elsewhere, placed.id(), attempt, total(placed)));
    assertRefused(placed, like(placed, kind, site, new OrderId(newId()), attempt, total(placed)));
    assertRefused(
        placed, like(placed, kind, site, placed.id(), new AttemptId(newId()), total(placed)));
    assertRefused(placed, like(placed, kind, site, placed.id(), attempt, less));
    assertRefused(placed, like(placed, kind, site, placed.id(), attempt, cheap));
    assertRefused(placed, like(placed, kind, site, placed.id(), attempt, Optional.empty()));
  }

  @Test
  void anEventSellsOneOrder() throws SQLException {
    Order sold = confirmed();
    PaymentEventId event = sold.snapshot().paid().orElseThrow().event();
    Order placed = placed();

    assertThat(sold(placed, event))
        .hasValueSatisfying(refusal -> assertThat(refusal.constraint()).isEqualTo(PROVES));
    assertThat(
            tried(
                placed,
                "state = 'payment_authorized', payment_event_id = '"
                    + event
                    + "', attempts = 2, attempt_id = '"
                    + attemptOf(sold)
                    + "'"))
        .isPresent();
  }

  @Test
  void whatWasSoldStaysSoldForTheSameAndByTheSame() throws SQLException {
    Order sold = confirmed();

    for (String change :
        List.of(
            "total_minor = total_minor - 1, subtotal_minor = subtotal_minor - 1",
            "email = 'me@example.org'",
            "shipping_line1 = 'Elsewhere 2'",
            "discount_code = null",
            "state = 'pending_payment', payment_event_id = null",
            "payment_event_id = gen_random_uuid()",
            "state = 'draft'",
            "state = 'payment_failed', payment_event_id = null, recoverable_until = now()")) {
      assertThat(tried(sold, change)).as(change).isPresent();
    }
    assertThat(tried(sold, "state = 'partially_refunded', refunded_minor = 1")).isEmpty();
    assertThat(tried(sold, "state = 'partially_refunded', refunded_minor = total_minor + 1"))
        .isPresent();
    doOnSite(() -> stores().orders().save(sold.refund(Baskets.eur(100), NOW)));
    assertThat(tried(sold, "refunded_minor = 99")).isPresent();
    assertThat(tried(sold, "refunded_minor = 0, state = 'confirmed'")).isPresent();
  }

  @Test
  void theWindowIsSetOnce() throws SQLException {
    Order failed = failed(NOW);

    assertThat(tried(failed, "recoverable_until = now() + interval '1 year'")).isPresent();
    assertThat(tried(failed, "attempts = attempts - 1")).isPresent();
  }

  @Test
  void linesThatAreOrderedStayAndAddUp() throws SQLException {
    Order placed = placed();
    Order cart = cart();

    for (String change :
        List.of(
            "update order_lines set quantity = 1 where order_id = '%s'",
            "update order_lines set unit_price_minor = 0, discount_minor = 0 where order_id = '%s'",
            "delete from order_lines where order_id = '%s'")) {
      assertThat(asApplication(change.formatted(placed.id()))).as(change).isPresent();
      assertThat(asApplication(change.formatted(cart.id())).map(Refusal::message).orElse(""))
          .as(change)
          .doesNotContain("stays as it was ordered");
    }
    assertThat(
            tried(
                cart,
                """
                state = 'pending_payment', email = 'a@b', billing_name = 'A', billing_line1 = 'A',
                  billing_city = 'A', billing_country = 'DE', subtotal_minor = 100,
                  discount_minor = 0, shipping_minor = 0, tax_names = '{}', tax_basis_points = '{}',
                  tax_taxable_minor = '{}', tax_minor = '{}', total_minor = 100, attempts = 1,
                  attempt_id = gen_random_uuid()
                """))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal.message()).contains("the lines do not add up to the order"));
  }

  @Test
  void anOrderBeginsAsACart() throws SQLException {
    for (String state : List.of("draft", "abandoned")) {
      assertThat(
              asApplication(
                      """
                      insert into orders (site_id, order_id, buyer_id, buyer_known, state, currency,
                        attempts, refunded_minor, created_at, changed_at)
                      values ('%s', gen_random_uuid(), gen_random_uuid(), true, '%s', 'EUR', 0, 0,
                        now(), now())
                      """
                          .formatted(site, state))
                  .isEmpty())
          .as(state)
          .isEqualTo(state.equals("draft"));
    }
  }

  @Test
  void theDatabaseKnowsTheSameTransitionsAsTheDomain() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      for (OrderState state : OrderState.values()) {
        assertThat(
                Sql.column(owner, "select unnest(next_order_states('%s'))".formatted(state.wire())))
            .containsExactlyInAnyOrderElementsOf(
                Arrays.stream(OrderState.values())
                    .filter(state.next()::contains)
                    .map(OrderState::wire)
                    .toList());
      }
    }
  }

  private static AttemptId attemptOf(Order order) {
    return order.attempt().orElseThrow();
  }

  private static Optional<Money> total(Order order) {
    return Optional.of(order.total());
  }

  private PaymentEvent like(
      Order placed,
      Kind kind,
      SiteId of,
      OrderId order,
      AttemptId attempt,
      Optional<Money> amount) {
    PaymentEvent right = succeeded(placed);
    return new PaymentEvent(
        right.id(),
        right.provider(),
        right.providerEvent(),
        right.type(),
        kind,
        Optional.of(of),
        Optional.of(order),
        Optional.of(attempt),
        right.refund(),
        right.reference(),
        right.refundReference(),
        amount,
        right.failure(),
        NOW,
        NOW);
  }

  private void assertRefused(Order placed, PaymentEvent event) throws SQLException {
    assertThat(sold(placed, kept(event).id()))
        .as("%s", event)
        .hasValueSatisfying(refusal -> assertThat(refusal.constraint()).isEqualTo(PROVES));
  }

  private Optional<Refusal> sold(Order order, PaymentEventId event) throws SQLException {
    return tried(order, "state = 'payment_authorized', payment_event_id = '" + event + "'");
  }

  private Optional<Refusal> tried(Order order, String change) throws SQLException {
    return asApplication(
        "update orders set %s where order_id = '%s'".formatted(change, order.id()));
  }

  private Optional<Refusal> asApplication(String statement) throws SQLException {
    try (Connection application = database.connectAsApplication()) {
      Sql.run(application, "select set_config('ringledger.site_id', '%s', false)".formatted(site));
      return Sql.refusalOf(application, statement);
    }
  }
}
