package io.ringledger.commerce.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.commerce.application.contract.ShopStoresContract;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.commerce.persistence.orders.PostgresShop;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.shared.persistence.Sql.Refusal;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sites and two roles. The statements here forget to say which site they mean, on purpose. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class WhoMayTest extends ShopStoresContract {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final List<String> TABLES =
      List.of(
          "orders",
          "order_lines",
          "payment_attempts",
          "refunds",
          "payment_events",
          "payment_event_work",
          "payment_failures");

  @Inject PostgresShop shop;
  EmbeddedDatabase database;

  @Override
  protected ShopStores stores() {
    return shop.stores();
  }

  @Test
  void aSiteSeesNothingOfAnother() throws SQLException {
    Order ours = oneOfEach();
    SiteId there = stores().newSite().get();

    try (Connection here = asApplication(site);
        Connection elsewhere = asApplication(there);
        Connection nowhere = database.connectAsApplication();
        Connection owner = database.connectAsOwner()) {
      for (String table : TABLES) {
        String count = "select count(*) from " + table;
        assertThat(Sql.column(here, count)).as(table).doesNotContain("0");
        assertThat(Sql.column(elsewhere, count)).as(table).containsExactly("0");
        assertThat(Sql.column(nowhere, count)).as(table).containsExactly("0");
        assertThat(Sql.column(owner, count)).as(table).containsExactly("0");
      }
      assertThat(
              Sql.column(
                  elsewhere,
                  """
                  with changed as (update orders set changed_at = now() returning 1),
                    moved as (update order_lines set position = position returning 1),
                    gone as (delete from order_lines returning 1)
                  select (select count(*) from changed) + (select count(*) from moved)
                    + (select count(*) from gone)
                  """))
          .containsExactly("0");
    }
    assertThat(find(ours).snapshot()).isEqualTo(ours.snapshot());
  }

  @Test
  void nothingIsAddedToAnotherSite() throws SQLException {
    Order ours = oneOfEach();
    Order cart = cart();

    try (Connection elsewhere = asApplication(stores().newSite().get())) {
      for (String insert :
          List.of(
              """
              insert into orders (site_id, order_id, buyer_id, buyer_known, state, currency,
                attempts, refunded_minor, created_at, changed_at)
              values ('%s', gen_random_uuid(), gen_random_uuid(), true, 'draft', 'EUR', 0, 0, now(),
                now())
              """
                  .formatted(site),
              """
              insert into order_lines (site_id, order_id, product_id, position, quantity)
              values ('%s', '%s', gen_random_uuid(), 9, 1)
              """
                  .formatted(site, cart.id()),
              """
              insert into payment_attempts (site_id, attempt_id, order_id, number, provider,
                amount_minor, currency, method, state, says_paid, closed, looks, look_at,
                created_at, changed_at)
              values ('%s', gen_random_uuid(), '%s', 2, 'stripe', 1, 'EUR', 'pm', 'created', false,
                false, 0, now(), now(), now())
              """
                  .formatted(site, ours.id()),
              """
              insert into refunds (site_id, refund_id, order_id, attempt_id, kind, amount_minor,
                currency, reason, state, tries, counted, requested_by, look_at, requested_at,
                changed_at)
              values ('%s', gen_random_uuid(), '%s', '%s', 'order', 1, 'EUR', 'x', 'requested', 1,
                false, 'x', now(), now(), now())
              """
                  .formatted(site, ours.id(), ours.attempt().orElseThrow()))) {
        assertThat(Sql.refusalOf(elsewhere, insert))
            .hasValueSatisfying(
                refusal -> assertThat(refusal.message()).contains("row-level security"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update orders set state = 'confirmed'",
        "update orders set changed_at = now()",
        "insert into orders default values",
        "delete from orders",
        "select email from orders",
        "select total_minor from orders",
        "select * from orders",
        "select from orders for update",
        "select from order_lines",
        "insert into order_lines default values",
        "update payment_attempts set amount_minor = 1",
        "update payment_attempts set order_id = gen_random_uuid()",
        "delete from payment_attempts",
        "update payment_events set body = '{}'",
        "delete from payment_events",
        "delete from payment_event_work",
        "update refunds set amount_minor = 1",
        "delete from refunds",
        "update payment_failures set reason = ''",
        "delete from payment_failures",
        "select from products",
        "update stock set reserved = 0",
        "select from users",
        "insert into audit_entries default values",
        "insert into published_events default values"
      })
  void thePaymentsRoleMayNot(String statement) throws SQLException {
    try (Connection payments = asPaymentsRole()) {
      assertThat(Sql.refusalOf(payments, statement))
          .hasValueSatisfying(
              refusal -> assertThat(refusal.state()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
  }

  @Test
  void theApplicationBeginsAttemptsAndRefundsAndNoMore() throws SQLException {
    Order sold = confirmed();

    for (String state : List.of("authorized', false, true", "pending', false, false")) {
      assertThat(
              refused(
                  """
                  insert into payment_attempts (site_id, attempt_id, order_id, number, provider,
                    amount_minor, currency, method, state, says_paid, closed, looks, look_at,
                    created_at, changed_at)
                  values ('%s', gen_random_uuid(), '%s', 2, 'stripe', 1, 'EUR', 'pm', '%s, 0, now(),
                    now(), now())
                  """
                      .formatted(site, sold.id(), state)))
          .hasValueSatisfying(
              refusal -> assertThat(refusal.message()).contains("row-level security"));
    }
    assertThat(refusedRefund(sold, 1, "succeeded', 1, true"))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.message()).contains("row-level security"));
    assertThat(refusedRefund(sold, sold.total().minor(), "requested', 1, false")).isEmpty();
    assertThat(refusedRefund(sold, sold.total().minor() + 1, "requested', 1, false"))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.message()).contains("no more goes back than was paid"));
    Refund most = refund(sold, Refund.Kind.ORDER, sold.total().minor() - 1);
    doOnSite(() -> stores().refunds().add(most));
    assertThat(refusedRefund(sold, 1, "requested', 1, false")).isEmpty();
    assertThat(refusedRefund(sold, 2, "requested', 1, false")).isPresent();
    assertThat(refusedRefund(placed(), 1, "requested', 1, false")).isPresent();
  }

  private Optional<Refusal> refusedRefund(Order order, long minor, String state)
      throws SQLException {
    return refused(
        """
        insert into refunds (site_id, refund_id, order_id, attempt_id, kind, amount_minor, currency,
          reason, state, tries, counted, requested_by, look_at, requested_at, changed_at)
        values ('%s', gen_random_uuid(), '%s', '%s', 'order', %d, 'EUR', 'x', '%s, 'x',
          case when '%s' like 'succeeded%%' then null else now() end, now(), now())
        """
            .formatted(
                site,
                order.id(),
                order.attempt().orElseThrow(),
                minor,
                state,
                state.replace("'", "")));
  }

  private Optional<Refusal> refused(String statement) throws SQLException {
    try (Connection application = asApplication(site)) {
      return Sql.refusalOf(application, statement);
    }
  }

  /** An order with a row in every table. */
  private Order oneOfEach() {
    Order sold = confirmed();
    Refund refund = refund(sold, Refund.Kind.ORDER, 100);
    doOnSite(() -> stores().refunds().add(refund));
    doOnSiteAsPayments(
        () ->
            stores()
                .failures()
                .add(
                    new PaymentFailure(
                        newId(),
                        site,
                        sold.id(),
                        sold.attempt(),
                        Optional.empty(),
                        Optional.empty(),
                        "x",
                        "x",
                        NOW)));
    return sold;
  }

  private Connection asApplication(SiteId on) throws SQLException {
    Connection application = database.connectAsApplication();
    Sql.run(application, "select set_config('ringledger.site_id', '%s', false)".formatted(on));
    return application;
  }

  private Connection asPaymentsRole() throws SQLException {
    Connection payments = database.connectAsApplication();
    Sql.run(payments, "set role " + EmbeddedDatabase.APPLICATION + "_payments");
    return payments;
  }
}
