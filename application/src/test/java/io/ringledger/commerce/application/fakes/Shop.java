package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.orders.Carts;
import io.ringledger.commerce.application.orders.CartsUseCase;
import io.ringledger.commerce.application.orders.Checkout;
import io.ringledger.commerce.application.orders.Checkout.Intent;
import io.ringledger.commerce.application.orders.Checkout.PaymentMethod;
import io.ringledger.commerce.application.orders.Checkout.Purchase;
import io.ringledger.commerce.application.orders.CheckoutUseCase;
import io.ringledger.commerce.application.orders.OrderDesk;
import io.ringledger.commerce.application.orders.OrderDeskUseCase;
import io.ringledger.commerce.application.orders.OrderView;
import io.ringledger.commerce.application.outbound.PaymentGateways;
import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.application.payments.PaymentNotifications;
import io.ringledger.commerce.application.payments.PaymentNotificationsUseCase;
import io.ringledger.commerce.application.payments.PaymentWork;
import io.ringledger.commerce.application.payments.PaymentWorkUseCase;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryIdempotentAnswers;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteCaller.Visitor;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A shop that sells tickets, with a gateway that does as a test says. */
public final class Shop {

  public static final Instant OPENING = Instant.parse("2026-02-15T12:00:00Z");
  public static final CurrencyCode EUR = new CurrencyCode("EUR");
  public static final SiteId SITE = new SiteId(new UUID(0, 123));
  public static final SiteId OTHER_SITE = new SiteId(new UUID(0, 456));
  public static final ProductId TICKET = new ProductId(new UUID(0, 70));
  public static final RequestId RUN = new RequestId("run");
  public static final long TICKET_PRICE = 5_000;
  public static final long SEATS = 10;

  public final SettableClock clock = new SettableClock(OPENING);
  public final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  public final InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
  public final RecordingOutbox outbox = new RecordingOutbox();
  public final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(trail, answers, outbox);
  public final OneSiteScope scope = new OneSiteScope(unitOfWork);
  public final RolePlay roles = new RolePlay(unitOfWork);
  public final InMemoryPaymentEvents events = new InMemoryPaymentEvents(roles);
  public final InMemoryOrders orders = new InMemoryOrders(scope, roles, events, clock);
  public final InMemoryPaymentAttempts attempts = new InMemoryPaymentAttempts(scope, roles);
  public final InMemoryRefunds refunds = new InMemoryRefunds(scope, roles);
  public final InMemoryPaymentFailures failures = new InMemoryPaymentFailures(scope, roles);
  public final InMemoryShelf shelf = new InMemoryShelf(scope, roles);
  public final ScriptedPaymentGateway gateway =
      new ScriptedPaymentGateway(() -> unitOfWork.refuseInside("the gateway"));
  public final CommercePorts ports =
      new CommercePorts(
          unitOfWork,
          scope,
          roles,
          orders,
          attempts,
          refunds,
          events,
          failures,
          shelf,
          shelf,
          new PaymentGateways(List.of(gateway)),
          answers,
          outbox,
          trail,
          new SequentialRandomness(),
          clock);
  public final Carts carts = new CartsUseCase(ports);
  public final Checkout checkout = new CheckoutUseCase(ports);
  public final OrderDesk desk = new OrderDeskUseCase(ports);
  public final PaymentWork work = new PaymentWorkUseCase(ports);
  public final PaymentNotifications notifications =
      new PaymentNotificationsUseCase(
          ports, List.of(new ScriptedPaymentNotices(gateway)), () -> {});

  /** The last order view that was formatted, for tests to look at. */
  private Optional<Outcome<OrderView>> formatted = Optional.empty();

  public Shop() {
    unitOfWork.add(events, orders, attempts, refunds, failures, shelf);
    for (SiteId site : List.of(SITE, OTHER_SITE)) {
      shelf.put(site, ShopSettings.plain(EUR));
    }
    stock(SEATS);
  }

  /** Has exactly so many tickets left that nobody set aside. */
  public void stock(long available) {
    shelf.put(
        SITE,
        new Item(
            TICKET,
            "RING-1",
            "Ringside",
            ProductKind.TICKET,
            TaxClass.ZERO,
            new Money(TICKET_PRICE, EUR),
            true,
            available));
  }

  /** A visitor whom nobody knows. */
  public static SiteCaller visitor(int number) {
    return new SiteCaller(
        SITE,
        new Visitor(new UserId(new UUID(9, number))),
        SiteStanding.VISITOR,
        new RequestId("visit-" + number));
  }

  /** An admin of the shop's site. */
  public static SiteCaller admin() {
    return admin(SITE);
  }

  /** An admin of that site. */
  public static SiteCaller admin(SiteId site) {
    return new SiteCaller(
        site,
        new SiteCaller.User(new UserId(new UUID(8, 1))),
        SiteStanding.SITE_ADMIN,
        new RequestId("staff"));
  }

  /** A purchase that leaves nothing to be desired. */
  public static Purchase aPurchase() {
    return new Purchase(
        "max@example.com",
        new Address(
            "Max Schmeling",
            "Am Ring 1",
            Optional.empty(),
            "Hamburg",
            Optional.of("20095"),
            Optional.empty(),
            new Country("DE")),
        Optional.empty(),
        card(),
        Optional.empty());
  }

  public static PaymentMethod card() {
    return new PaymentMethod(PaymentProvider.STRIPE, "pm_card_visa");
  }

  /** What a client calls a request of its own. */
  public static Intent intent(String key) {
    return new Intent(new IdempotencyKey(key), "f".repeat(64));
  }

  /** Puts one ticket in the visitor's cart and orders it. */
  public Order buys(SiteCaller visitor, String key) {
    value(carts.add(visitor, TICKET, 1));
    return checksOut(visitor, key);
  }

  /** Orders what is in the cart. */
  public Order checksOut(SiteCaller visitor, String key) {
    return value(() -> checkout.checkout(visitor, aPurchase(), intent(key), this::keep)).order();
  }

  /** Orders what is in the cart, or is told why not. */
  public Outcome<OrderView> triesToCheckOut(SiteCaller visitor, Purchase purchase, String key) {
    return outcome(() -> checkout.checkout(visitor, purchase, intent(key), this::keep));
  }

  /** Pays again. */
  public Outcome<OrderView> retries(SiteCaller visitor, OrderId order, String key) {
    return outcome(() -> checkout.retry(visitor, order, card(), intent(key), this::keep));
  }

  /** Gives back; everything where there is no amount. */
  public Outcome<OrderView> refunds(
      SiteCaller caller, OrderId order, Optional<Long> amount, String key) {
    return outcome(() -> desk.refund(caller, order, amount, "sorry", intent(key), this::keep));
  }

  /** Delivers what the gateway has to send and works on it. */
  public void deliversMail() {
    gateway.takeMail().forEach(this::delivers);
    works();
  }

  /** Delivers one event. */
  public Outcome<Boolean> delivers(GatewayMail.Notice notice) {
    return notifications.receive(PaymentProvider.STRIPE, notice.headers(), notice.body());
  }

  /** Applies all events that are due. */
  public void works() {
    while (work.applyNext(RUN)) {
      // As long as there are any.
    }
  }

  /** The order as it is now. */
  public Order order(OrderId id) {
    return scope.within(SITE, () -> orders.find(SITE, id).orElseThrow());
  }

  private Answer keep(Outcome<OrderView> outcome) {
    formatted = Optional.of(outcome);
    return new Answer(outcome instanceof Success<OrderView> ? 200 : 409, String.valueOf(outcome));
  }

  private Outcome<OrderView> outcome(Supplier<?> request) {
    formatted = Optional.empty();
    var _ = request.get();
    return formatted.orElseThrow(() -> new AssertionError("answered as before"));
  }

  private OrderView value(Supplier<?> request) {
    return value(outcome(request));
  }

  /** What came of it; fails the test where it was refused. */
  public static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Success<T>(var value) -> value;
      case Rejected<T> refusal -> throw new AssertionError(refusal);
    };
  }
}
