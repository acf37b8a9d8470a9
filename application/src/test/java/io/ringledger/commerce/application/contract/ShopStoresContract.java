package io.ringledger.commerce.application.contract;

import io.ringledger.commerce.application.outbound.PaymentEvents.Received;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentJudgement;
import io.ringledger.commerce.domain.order.PaymentJudgement.Confirms;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A shop and its first buyer, and how they come to orders that are somehow. */
public abstract class ShopStoresContract {

  protected static final Instant NOW = Instant.parse("2026-05-04T10:00:00.000001Z");
  protected static final int PLENTY = 100;

  /** Each run has ids of its own, in order, after those of runs before it. */
  private final long run = ((System.nanoTime() << 20) & Long.MAX_VALUE & ~0xF000L) | 0x7000L;

  private long ids;

  protected SiteId site = new SiteId(new UUID(0, 0));
  protected Buyer buyer = new Buyer(new UserId(new UUID(0, 0)), true);

  protected abstract ShopStores stores();

  @BeforeEach
  public void aShopAndItsBuyer() {
    site = stores().newSite().get();
    buyer = new Buyer(new UserId(newId()), true);
  }

  protected final UUID newId() {
    ids++;
    return new UUID(run, 0x8000_0000_0000_0000L | ids);
  }

  /** A product of the site. */
  protected final ProductId newProduct() {
    ProductId product = new ProductId(newId());
    stores().newProduct().accept(site, product);
    return product;
  }

  protected final <T> T onSite(Supplier<T> work) {
    return stores().scope().within(site, work);
  }

  protected final void doOnSite(Runnable work) {
    stores().scope().run(site, work);
  }

  protected final <T> T asPayments(Supplier<T> work) {
    return stores()
        .unitOfWork()
        .execute(() -> stores().restriction().as(RestrictedRole.PAYMENTS, work));
  }

  protected final <T> T onSiteAsPayments(Supplier<T> work) {
    return onSite(() -> stores().restriction().as(RestrictedRole.PAYMENTS, work));
  }

  protected final void doOnSiteAsPayments(Runnable work) {
    doOnSite(() -> stores().restriction().run(RestrictedRole.PAYMENTS, work));
  }

  protected final Order find(Order order) {
    return onSite(() -> stores().orders().find(order.site(), order.id())).orElseThrow();
  }

  protected final PaymentAttempt find(PaymentAttempt attempt) {
    return onSite(() -> stores().attempts().find(attempt.site(), attempt.id())).orElseThrow();
  }

  /** A cart that is kept, with something in it. */
  protected final Order cart() {
    return cart(buyer);
  }

  protected final Order cart(Buyer whose) {
    Order cart = Baskets.filled(new OrderId(newId()), site, whose, NOW, newProduct(), newProduct());
    doOnSite(() -> stores().orders().add(cart));
    return cart;
  }

  /** An order that is kept, with its first attempt, which the gateway has not heard of. */
  protected final Order placed() {
    return placed(cart());
  }

  protected final Order placed(Order cart) {
    Order placed = Baskets.placed(cart, new AttemptId(newId()), NOW);
    doOnSite(
        () -> {
          stores().attempts().add(attempt(placed));
          stores().orders().save(placed);
        });
    return placed;
  }

  /** The attempt that counts, as it begins. */
  protected final PaymentAttempt attempt(Order order) {
    return PaymentAttempt.begin(
        order.attempt().orElseThrow(), order, PaymentProvider.STRIPE, "pm_card_visa", NOW);
  }

  /** An order whose attempt did not pay at that moment. */
  protected final Order failed(Instant at) {
    Order placed = placed();
    PaymentAttempt declined =
        attempt(placed).failed(Optional.of("pi_" + placed.id()), "card_declined", true, at);
    Order failed = placed.fail(declined.id(), at);
    doOnSite(
        () -> {
          save(declined);
          stores().orders().save(failed);
        });
    return failed;
  }

  /** An order that is sold, with the event that proves it. */
  protected final Order confirmed() {
    Order placed = placed();
    return confirmed(placed, kept(succeeded(placed)));
  }

  protected final Order confirmed(Order placed, PaymentEvent event) {
    if (!(PaymentJudgement.judge(event, placed, attempt(placed), NOW) instanceof Confirms sold)) {
      throw new AssertionError("the event confirms nothing");
    }
    doOnSite(
        () -> {
          save(sold.attempt());
          stores().orders().save(sold.authorized());
          stores().orders().save(sold.confirmed());
        });
    return sold.confirmed();
  }

  /** What the gateway says where the attempt that counts was paid. */
  protected final PaymentEvent succeeded(Order order) {
    return new PaymentEvent(
        new PaymentEventId(newId()),
        PaymentProvider.STRIPE,
        "evt_" + newId(),
        "payment_intent.succeeded",
        PaymentEvent.Kind.PAYMENT_SUCCEEDED,
        Optional.of(order.site()),
        Optional.of(order.id()),
        order.attempt(),
        Optional.empty(),
        Optional.of("pi_" + order.id()),
        Optional.empty(),
        Optional.of(order.total()),
        Optional.empty(),
        NOW,
        NOW);
  }

  /** The event, kept. */
  protected final PaymentEvent kept(PaymentEvent event) {
    asPayments(() -> stores().events().add(List.of(new Received(event, "{\"id\": 1}"))));
    return event;
  }

  protected final Refund refund(Order order, Refund.Kind kind, long minor) {
    return Refund.request(
        new RefundId(newId()),
        attempt(order),
        kind,
        Baskets.eur(minor),
        "It rained.",
        "system",
        NOW);
  }

  /** Keeps it as who may, inside a unit of work. */
  protected final void save(PaymentAttempt attempt) {
    stores().restriction().run(RestrictedRole.PAYMENTS, () -> stores().attempts().save(attempt));
  }
}
