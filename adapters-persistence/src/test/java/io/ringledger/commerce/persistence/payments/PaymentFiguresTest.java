package io.ringledger.commerce.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.commerce.application.contract.ShopStoresContract;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.persistence.orders.PostgresShop;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The figures are of all sites, and leave nothing of the rights behind that it takes to see them.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PaymentFiguresTest extends ShopStoresContract {

  @Inject PostgresShop shop;
  @Inject DataSource database;

  @Override
  protected ShopStores stores() {
    return shop.stores();
  }

  private PaymentFigures read() throws SQLException {
    try (var connection = database.getConnection()) {
      PaymentFigures figures = PaymentFigures.read(connection, NOW);
      try (var role =
          connection.createStatement().executeQuery("select current_user = session_user")) {
        role.next();
        assertThat(role.getBoolean(1)).isTrue();
      }
      assertThat(connection.getAutoCommit()).isTrue();
      return figures;
    }
  }

  @Test
  void attemptsOfWhichNobodyKnowsAndThoseWithoutAnEventAreCountedOnEverySite() throws SQLException {
    PaymentFigures before = read();
    PaymentAttempt unknown = attempt(placed()).unknown(NOW.plusSeconds(5), NOW.plusSeconds(1));
    doOnSiteAsPayments(() -> stores().attempts().save(unknown));
    aShopAndItsBuyer();
    PaymentAttempt paid =
        attempt(placed())
            .pending("pi_1", Optional.empty(), true, NOW.plusSeconds(5), NOW.plusSeconds(1));
    doOnSiteAsPayments(() -> stores().attempts().save(paid));

    PaymentFigures after = read();
    assertThat(after.unknown() - before.unknown()).isEqualTo(1);
    assertThat(after.paidWithoutEvent() - before.paidWithoutEvent()).isEqualTo(1);
    assertThat(after.oldestUncertain()).isPresent();
    assertThat(after.openRefunds()).isEqualTo(before.openRefunds());
  }
}
