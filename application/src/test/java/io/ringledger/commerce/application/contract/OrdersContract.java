package io.ringledger.commerce.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.Orders.Search;
import io.ringledger.commerce.application.outbound.Orders.Whereabouts;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentJudgement;
import io.ringledger.commerce.domain.order.PaymentJudgement.Confirms;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of orders keeps to. */
public abstract class OrdersContract extends ShopStoresContract {

  private static final Search ALL =
      new Search(Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  public void whatIsKeptIsReadBackAsItWas() {
    Order cart = cart();
    assertThat(find(cart).snapshot()).isEqualTo(cart.snapshot());

    Order placed = placed(cart);
    assertThat(find(placed).snapshot()).isEqualTo(placed.snapshot());

    Order confirmed = confirmed(placed, kept(succeeded(placed)));
    assertThat(find(confirmed).snapshot()).isEqualTo(confirmed.snapshot());

    Order refunded = confirmed.refund(Baskets.eur(5), NOW.plusSeconds(1));
    doOnSite(() -> stores().orders().save(refunded));
    assertThat(find(refunded).snapshot()).isEqualTo(refunded.snapshot());

    Order failed = failed(NOW);
    assertThat(find(failed).snapshot()).isEqualTo(failed.snapshot());
  }

  @Test
  public void aCartIsFilledAndEmptied() {
    Order cart = cart();
    List<ProductId> products = cart.snapshot().cart().stream().map(line -> line.product()).toList();
    Order fuller =
        Baskets.success(
            Baskets.success(cart.add(newProduct(), 1, NOW)).put(products.getLast(), 7, NOW));
    assertSaved(fuller);
    assertSaved(fuller.remove(products.getFirst(), NOW));
    // What was taken out comes back at the end.
    assertSaved(
        Baskets.success(fuller.remove(products.getFirst(), NOW).add(products.getFirst(), 1, NOW)));
    Order empty = fuller;
    for (var line : fuller.snapshot().cart()) {
      empty = empty.remove(line.product(), NOW);
    }
    assertSaved(empty.discounted(Optional.empty(), NOW));
  }

  private void assertSaved(Order order) {
    doOnSite(() -> stores().orders().save(order));
    assertThat(find(order).snapshot()).isEqualTo(order.snapshot());
  }

  @Test
  public void aBuyerHasOneCart() {
    Order cart = cart();
    Order another = Order.open(new OrderId(newId()), site, buyer, Baskets.EUR, NOW);

    assertThat(onSite(() -> stores().orders().add(another))).isFalse();
    assertThat(onSite(() -> stores().orders().cart(site, buyer)))
        .hasValueSatisfying(found -> assertThat(found.snapshot()).isEqualTo(cart.snapshot()));
    assertThat(onSite(() -> stores().orders().find(site, another.id()))).isEmpty();

    placed(cart);
    assertThat(onSite(() -> stores().orders().cart(site, buyer))).isEmpty();
    assertThat(onSite(() -> stores().orders().lockCart(site, buyer))).isEmpty();
    assertThat(onSite(() -> stores().orders().add(another))).isTrue();
  }

  @Test
  public void eachSiteHasItsOwn() {
    Order ours = placed();
    Order cart = cart();
    var there = stores().newSite().get();

    assertThat(stores().scope().within(there, () -> stores().orders().find(there, ours.id())))
        .isEmpty();
    assertThat(stores().scope().within(there, () -> stores().orders().lock(there, ours.id())))
        .isEmpty();
    assertThat(stores().scope().within(there, () -> stores().orders().cart(there, cart.buyer())))
        .isEmpty();
    assertThat(
            stores()
                .scope()
                .within(there, () -> stores().orders().page(there, ALL, Optional.empty(), PLENTY))
                .items())
        .isEmpty();
  }

  @Test
  public void whoHoldsAnOrderIsToldTheTime() {
    Order placed = placed();
    Held first = onSite(() -> stores().orders().lock(site, placed.id())).orElseThrow();
    Held second = onSite(() -> stores().orders().lock(site, placed.id())).orElseThrow();

    assertThat(first.order().snapshot()).isEqualTo(placed.snapshot());
    assertThat(second.at()).isAfterOrEqualTo(first.at());
    assertThat(onSite(() -> stores().orders().lock(site, new OrderId(newId())))).isEmpty();

    Order empty = Order.open(new OrderId(newId()), site, buyer, Baskets.EUR, NOW);
    doOnSite(() -> stores().orders().add(empty));
    assertThat(onSite(() -> stores().orders().lockCart(site, buyer)))
        .hasValueSatisfying(
            held -> assertThat(held.order().snapshot()).isEqualTo(empty.snapshot()));
  }

  @Test
  public void whatIsNotCommittedNeverWas() {
    Order placed = placed();
    Order failed = placed.fail(placed.attempt().orElseThrow(), NOW);

    assertThatThrownBy(
            () ->
                doOnSite(
                    () -> {
                      stores().orders().save(failed);
                      throw new IllegalArgumentException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(find(placed).state()).isEqualTo(OrderState.PENDING_PAYMENT);
  }

  @Test
  public void nothingIsConfirmedByAnEventThatIsNotKept() {
    Order placed = placed();
    PaymentEvent event = succeeded(placed);

    assertThatThrownBy(() -> confirmed(placed, event)).isInstanceOf(RuntimeException.class);
    assertThat(find(placed).snapshot()).isEqualTo(placed.snapshot());
  }

  @Test
  public void nothingIsConfirmedByAnEventThatSaysSomethingElse() {
    Order placed = placed();
    PaymentEvent said = succeeded(placed);
    Order other = placed(cart(new Buyer(new UserId(newId()), true)));
    kept(
        new PaymentEvent(
            said.id(),
            said.provider(),
            said.providerEvent(),
            said.type(),
            said.kind(),
            said.site(),
            Optional.of(other.id()),
            said.attempt(),
            said.refund(),
            said.reference(),
            said.refundReference(),
            said.amount(),
            said.failure(),
            NOW,
            NOW));

    assertThatThrownBy(() -> confirmed(placed, said)).isInstanceOf(RuntimeException.class);
    assertThat(find(placed).snapshot()).isEqualTo(placed.snapshot());
  }

  @Test
  public void noStateIsSkipped() {
    Order placed = placed();
    PaymentEvent event = kept(succeeded(placed));
    PaymentJudgement judgement = PaymentJudgement.judge(event, placed, attempt(placed), NOW);

    assertThatThrownBy(
            () -> doOnSite(() -> stores().orders().save(((Confirms) judgement).confirmed())))
        .isInstanceOf(RuntimeException.class);
    assertThat(find(placed).state()).isEqualTo(OrderState.PENDING_PAYMENT);
  }

  @Test
  public void anOrderIsPaidAgain() {
    Order failed = failed(NOW);
    Order retried =
        Baskets.success(failed.retry(new AttemptId(newId()), NOW.plus(Duration.ofHours(1))));
    PaymentAttempt second =
        PaymentAttempt.begin(
            retried.attempt().orElseThrow(), retried, PaymentProvider.STRIPE, "pm_2", NOW);
    doOnSite(
        () -> {
          stores().orders().save(retried);
          stores().attempts().add(second);
        });

    assertThat(find(retried).snapshot()).isEqualTo(retried.snapshot());
  }

  @Test
  public void ordersAreFoundTheNewestFirstAndCartsAreNot() {
    Order first = placed();
    Order second = placed();
    Order third = placed();
    cart();

    Page<Order, OrderId> page = page(ALL, Optional.empty(), 2);
    assertThat(page.items()).extracting(Order::id).containsExactly(third.id(), second.id());
    assertThat(page.items().getFirst().snapshot()).isEqualTo(third.snapshot());
    assertThat(page.next()).contains(second.id());

    Page<Order, OrderId> rest = page(ALL, page.next(), 2);
    assertThat(rest.items()).extracting(Order::id).containsExactly(first.id());
    assertThat(rest.next()).isEmpty();
  }

  @Test
  public void ordersAreFoundByBuyerAndByState() {
    Order ours = failed(NOW);
    Buyer visitor = new Buyer(buyer.id(), false);
    Order theirs = placed(cart(visitor));

    assertThat(found(new Search(Optional.of(buyer), Optional.empty(), Optional.empty())))
        .containsExactly(ours.id());
    assertThat(found(new Search(Optional.of(visitor), Optional.empty(), Optional.empty())))
        .containsExactly(theirs.id());
    assertThat(
            found(
                new Search(
                    Optional.empty(), Optional.of(OrderState.PAYMENT_FAILED), Optional.empty())))
        .containsExactly(ours.id());
    assertThat(
            found(
                new Search(
                    Optional.of(visitor),
                    Optional.of(OrderState.PAYMENT_FAILED),
                    Optional.empty())))
        .isEmpty();
  }

  @Test
  public void ordersAreFoundByWhatIsKnownOfThem() {
    Order one = placed();
    Order other = placed();
    String sku = one.placement().totals().lines().getLast().goods().sku();

    assertThat(byText("ada." + one.id())).containsExactly(one.id());
    assertThat(byText("EXAMPLE.org")).containsExactly(other.id(), one.id());
    assertThat(byText("lovelace")).containsExactly(other.id(), one.id());
    assertThat(byText("100%_ some")).containsExactly(other.id(), one.id());
    assertThat(byText(sku.toLowerCase(Locale.ROOT))).containsExactly(one.id());
    assertThat(byText(one.id().toString())).containsExactly(one.id());
    assertThat(byText(one.id().toString().substring(0, 8).toUpperCase(Locale.ROOT)))
        .containsExactly(other.id(), one.id());
    assertThat(byText("%")).hasSize(2);
    assertThat(byText("_a")).isEmpty();
    assertThat(byText("Hauptstraße")).isEmpty();
    assertThat(byText(sku.substring(0, 20))).isEmpty();
  }

  @Test
  public void overdueIsWhatCannotBePaidAnyMoreAndWhatNobodyTouched() {
    Instant now = onSite(() -> stores().orders().lock(site, placed().id())).orElseThrow().at();
    Order over = failed(now.minus(Order.RECOVERY_WINDOW));
    Order open = failed(now.minus(Order.RECOVERY_WINDOW).plus(Duration.ofMinutes(10)));
    Order cart = cart();

    assertThat(overdue(NOW)).contains(where(over)).doesNotContain(where(open), where(cart));
    assertThat(overdue(NOW.plusSeconds(1)))
        .contains(where(over), where(cart))
        .doesNotContain(where(open));
    assertThat(asPayments(() -> stores().orders().overdue(NOW.plusSeconds(1), 1))).hasSize(1);
  }

  private List<Whereabouts> overdue(Instant untouchedSince) {
    return asPayments(() -> stores().orders().overdue(untouchedSince, 10_000));
  }

  private static Whereabouts where(Order order) {
    return new Whereabouts(order.site(), order.id());
  }

  private List<OrderId> byText(String text) {
    return found(new Search(Optional.empty(), Optional.empty(), Optional.of(text)));
  }

  private List<OrderId> found(Search search) {
    return page(search, Optional.empty(), PLENTY).items().stream().map(Order::id).toList();
  }

  private Page<Order, OrderId> page(Search search, Optional<OrderId> before, int limit) {
    return onSite(() -> stores().orders().page(site, search, before, limit));
  }
}
