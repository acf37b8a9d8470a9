package io.ringledger.shared.rest.testing;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.fakes.GatewayMail.Notice;
import io.ringledger.commerce.application.fakes.InMemoryOrders;
import io.ringledger.commerce.application.fakes.InMemoryPaymentAttempts;
import io.ringledger.commerce.application.fakes.InMemoryPaymentEvents;
import io.ringledger.commerce.application.fakes.InMemoryPaymentFailures;
import io.ringledger.commerce.application.fakes.InMemoryRefunds;
import io.ringledger.commerce.application.fakes.InMemoryShelf;
import io.ringledger.commerce.application.fakes.ScriptedPaymentGateway;
import io.ringledger.commerce.application.fakes.ScriptedPaymentNotices;
import io.ringledger.commerce.application.orders.Carts;
import io.ringledger.commerce.application.orders.CartsUseCase;
import io.ringledger.commerce.application.orders.Checkout;
import io.ringledger.commerce.application.orders.CheckoutUseCase;
import io.ringledger.commerce.application.orders.OrderDesk;
import io.ringledger.commerce.application.orders.OrderDeskUseCase;
import io.ringledger.commerce.application.outbound.PaymentGateways;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.application.payments.PaymentNotifications;
import io.ringledger.commerce.application.payments.PaymentNotificationsUseCase;
import io.ringledger.commerce.application.payments.PaymentWork;
import io.ringledger.commerce.application.payments.PaymentWorkUseCase;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.ShippingRate;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.TaxRate;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryIdempotentAnswers;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The real use cases of the shops on stores in memory, and a gateway that does as a test says. */
@Singleton
public class ShopWorld {

  public static final CurrencyCode EUR = new CurrencyCode("EUR");
  private static final RequestId RUN = new RequestId("job");

  private final List<Restorable> stores = new ArrayList<>();
  private final SnapshotUnitOfWork unitOfWork =
      new SnapshotUnitOfWork(
          () -> {
            List<Runnable> wayBack = stores.stream().map(Restorable::checkpoint).toList();
            return () -> wayBack.forEach(Runnable::run);
          });
  private final RolePlay roles = new RolePlay(unitOfWork);
  private final OneSiteScope scope = new OneSiteScope(unitOfWork);
  private final AtomicInteger woken = new AtomicInteger();
  private final Set<SiteId> opened = ConcurrentHashMap.newKeySet();
  private final CommercePorts ports;
  public final InMemoryShelf shelf = new InMemoryShelf(scope, roles);
  public final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  public final RecordingOutbox outbox = new RecordingOutbox();
  public final ScriptedPaymentGateway gateway =
      new ScriptedPaymentGateway(() -> unitOfWork.refuseInside("the gateway"));
  public final PaymentWork work;

  ShopWorld(World world) {
    InMemoryPaymentEvents events = new InMemoryPaymentEvents(roles);
    InMemoryOrders orders = new InMemoryOrders(scope, roles, events, world.clock);
    InMemoryPaymentAttempts attempts = new InMemoryPaymentAttempts(scope, roles);
    InMemoryRefunds refunds = new InMemoryRefunds(scope, roles);
    InMemoryPaymentFailures failures = new InMemoryPaymentFailures(scope, roles);
    InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
    stores.addAll(
        List.of(events, orders, attempts, refunds, failures, shelf, answers, trail, outbox));
    ports =
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
            new PlainShelf(),
            new PaymentGateways(List.of(gateway)),
            answers,
            outbox,
            trail,
            world.randomness,
            world.clock);
    work = new PaymentWorkUseCase(ports);
  }

  /** The shelf; a site that no test has set up takes no tax and ships nothing. */
  private final class PlainShelf implements Shelf {

    @Override
    public List<Item> items(SiteId site, Set<ProductId> products) {
      return shelf.items(site, products);
    }

    @Override
    public Optional<Discount> discount(SiteId site, String code) {
      return shelf.discount(site, code);
    }

    @Override
    public ShopSettings settings(SiteId site) {
      return opened.contains(site) ? shelf.settings(site) : ShopSettings.plain(EUR);
    }
  }

  /** The site takes 19 percent, and ships to Germany for 4.90. */
  public void opensShop(String site) {
    Country germany = new Country("DE");
    opened.add(SiteId.of(site));
    shelf.put(
        SiteId.of(site),
        new ShopSettings(
            EUR,
            List.of(new TaxRate(germany, TaxClass.STANDARD, "MwSt.", 1_900)),
            List.of(new ShippingRate(germany, new Money(490, EUR), TaxClass.STANDARD))));
  }

  /** The site sells so many of something for 20.00 each; answers its id. */
  public String sells(String site, ProductKind kind, long available) {
    ProductId product = new ProductId(UUID.randomUUID());
    offers(site, product, kind, true, available);
    return product.toString();
  }

  /** The site offers it like that from now on. */
  public void offers(
      String site, ProductId product, ProductKind kind, boolean active, long available) {
    shelf.put(
        SiteId.of(site),
        new Item(
            product,
            "SKU-" + product.toString().substring(0, 8),
            "Corner towel",
            kind,
            TaxClass.STANDARD,
            new Money(2_000, EUR),
            active,
            available));
  }

  /** What the gateway has to send arrives, and is worked on. */
  public void gatewayReports() {
    gateway.takeMail().forEach(this::arrives);
    while (work.applyNext(RUN)) {
      // Until nothing is left.
    }
  }

  private void arrives(Notice notice) {
    deliver(notice).then().statusCode(200);
  }

  /** Sends what the gateway sends, as the gateway does. */
  public static io.restassured.response.Response deliver(Notice notice) {
    return Api.as(null)
        .headers(notice.headers())
        .contentType("application/json")
        .body(notice.body())
        .post("/webhooks/payments/stripe");
  }

  /** How often somebody was told that there is something to work on. */
  public int woken() {
    return woken.get();
  }

  @Produces
  @Singleton
  Carts carts() {
    return new CartsUseCase(ports);
  }

  @Produces
  @Singleton
  Checkout checkout() {
    return new CheckoutUseCase(ports);
  }

  @Produces
  @Singleton
  OrderDesk desk() {
    return new OrderDeskUseCase(ports);
  }

  @Produces
  @Singleton
  PaymentNotifications paymentNotifications() {
    return new PaymentNotificationsUseCase(
        ports, List.of(new ScriptedPaymentNotices(gateway)), woken::incrementAndGet);
  }
}
