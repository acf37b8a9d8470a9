package io.ringledger.commerce.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.commerce.application.contract.ShopStoresContract;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.commerce.persistence.orders.PostgresShop;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the runtime sequences promise whatever the application does, tried past it, with the rights
 * of each part of the work.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class RuntimeInvariantsTest extends ShopStoresContract {

  @Inject PostgresShop shop;
  EmbeddedDatabase database;

  @Override
  protected ShopStores stores() {
    return shop.stores();
  }

  @Test
  void verifyFailureLogsAreImmutable() throws SQLException {
    Order failed = failed(NOW);
    doOnSiteAsPayments(() -> stores().failures().add(failureOf(failed)));

    assertNobodyChangesFailures(database.connectAsApplication(), "");
    assertNobodyChangesFailures(as("_payments"), "");
    assertNobodyChangesFailures(as("_advisory"), "");
    assertNobodyChangesFailures(
        database.connectAsOwner(), "alter table payment_failures no force row level security; ");
    assertThat(onSite(() -> stores().failures().page(site, Optional.empty(), Optional.empty(), 9)))
        .satisfies(page -> assertThat(page.items()).hasSize(1));
  }

  /** Tries each change, and takes it back together with what made way for it. */
  private void assertNobodyChangesFailures(Connection somebody, String first) throws SQLException {
    try (somebody) {
      Sql.run(somebody, "select set_config('ringledger.site_id', '%s', false)".formatted(site));
      for (String change :
          List.of(
              "update payment_failures set reason = 'nothing happened'",
              "delete from payment_failures",
              "truncate payment_failures cascade")) {
        assertThat(Sql.refusalOf(somebody, first + change)).as(change).isPresent();
      }
    }
  }

  @Test
  void verifyAiCannotMutateOrderState() throws SQLException {
    assertCannotMutate(placed(), "_advisory");
  }

  @Test
  void verifyIntegrationLayerCannotMutateStateDirectly() throws SQLException {
    assertCannotMutate(placed(), "_payments");
  }

  private void assertCannotMutate(Order order, String role) throws SQLException {
    try (Connection restricted = as(role)) {
      Sql.run(restricted, "select set_config('ringledger.site_id', '%s', false)".formatted(site));
      for (String statement :
          List.of(
              "update orders set state = 'confirmed'",
              "update orders set state = 'payment_failed', recoverable_until = now()",
              "update orders set refunded_minor = 1",
              "delete from orders",
              "insert into orders default values")) {
        assertThat(Sql.refusalOf(restricted, statement)).as(statement).isPresent();
      }
    }
    assertThat(find(order).snapshot()).isEqualTo(order.snapshot());
  }

  /** Atomic commits or full rollback: what came before a fault is gone with it. */
  @Test
  void noTransactionLoss() {
    Order pending = placed();

    assertThatThrownBy(
            () ->
                doOnSite(
                    () -> {
                      Order failed = pending.fail(pending.attempt().orElseThrow(), NOW);
                      stores().orders().save(failed);
                      throw new IllegalStateException("the power is out");
                    }))
        .hasMessageContaining("the power is out");

    assertThat(find(pending).snapshot()).isEqualTo(pending.snapshot());
  }

  @Test
  void noCrossTenantLeakage() throws SQLException {
    Order ours = confirmed();
    SiteId theirs = stores().newSite().get();

    try (Connection elsewhere = database.connectAsApplication()) {
      Sql.run(elsewhere, "select set_config('ringledger.site_id', '%s', false)".formatted(theirs));
      assertThat(Sql.column(elsewhere, "select order_id from orders")).isEmpty();
      assertThat(Sql.column(elsewhere, "update orders set changed_at = now() returning order_id"))
          .isEmpty();
    }
    assertThat(find(ours).snapshot()).isEqualTo(ours.snapshot());
  }

  /** The window is compared with the time at which the database had got the lock. */
  @Test
  void theRecoveryWindowGoesByDatabaseTime() {
    Order failed = failed(NOW);

    Duration apart =
        onSite(
            () -> {
              var held = stores().orders().lock(site, failed.id()).orElseThrow();
              return Duration.between(failed.snapshot().changedAt(), held.at());
            });

    assertThat(apart)
        .as("not the time of the tests, which stands still")
        .isNotEqualTo(Duration.ZERO);
  }

  private PaymentFailure failureOf(Order order) {
    return new PaymentFailure(
        newId(),
        site,
        order.id(),
        order.attempt(),
        Optional.empty(),
        Optional.empty(),
        "card_declined",
        "The card was declined.",
        NOW);
  }

  private Connection as(String suffix) throws SQLException {
    Connection restricted = database.connectAsApplication();
    Sql.run(restricted, "set role " + EmbeddedDatabase.APPLICATION + suffix);
    return restricted;
  }
}
