package io.ringledger.commerce.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.Page;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of failures keeps to. */
public abstract class PaymentFailuresContract extends ShopStoresContract {

  @Test
  public void theNewestComeFirst() {
    Order order = placed();
    PaymentFailure first = failure(order);
    PaymentFailure second = failure(order);
    PaymentFailure elsewhere = failure(placed());

    Page<PaymentFailure, UUID> page = page(Optional.empty(), Optional.empty(), 2);
    assertThat(page.items()).containsExactly(elsewhere, second);
    assertThat(page(Optional.empty(), page.next(), 2).items()).containsExactly(first);
    assertThat(page(Optional.of(order.id()), Optional.empty(), PLENTY).items())
        .containsExactly(second, first);
    assertThat(page(Optional.of(order.id()), Optional.empty(), PLENTY).next()).isEmpty();
  }

  @Test
  public void whatItIsAboutIsReadBack() {
    Order order = confirmed();
    PaymentEvent event = kept(succeeded(order));
    Refund refund = refund(order, Refund.Kind.ORDER, 100);
    doOnSite(() -> stores().refunds().add(refund));
    PaymentFailure failure =
        new PaymentFailure(
            newId(),
            site,
            order.id(),
            order.attempt(),
            Optional.of(refund.id()),
            Optional.of(event.id()),
            "refund_failed",
            "The card was closed.",
            NOW);
    doOnSiteAsPayments(() -> stores().failures().add(failure));

    assertThat(page(Optional.empty(), Optional.empty(), PLENTY).items()).containsExactly(failure);
  }

  @Test
  public void eachSiteHasItsOwn() {
    failure(placed());
    site = stores().newSite().get();

    assertThat(page(Optional.empty(), Optional.empty(), PLENTY).items()).isEmpty();
  }

  private PaymentFailure failure(Order order) {
    PaymentFailure failure =
        new PaymentFailure(
            newId(),
            site,
            order.id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "card_declined",
            "The bank said no.",
            NOW);
    doOnSiteAsPayments(() -> stores().failures().add(failure));
    return failure;
  }

  private Page<PaymentFailure, UUID> page(
      Optional<OrderId> order, Optional<UUID> before, int limit) {
    return onSite(() -> stores().failures().page(site, order, before, limit));
  }
}
