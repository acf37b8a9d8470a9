package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.OrderTrail;
import io.ringledger.commerce.application.PurchaseGates;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.Orders.Search;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.application.payments.RefundNews;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.AuditTrail.History;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@inheritDoc} */
public final class OrderDeskUseCase implements OrderDesk {

  private final CommercePorts ports;
  private final RefundNews news;
  private final OrderTrail trail;
  private final OrderAnswers answers;

  public OrderDeskUseCase(CommercePorts ports) {
    this.ports = ports;
    this.news = new RefundNews(ports);
    this.trail = new OrderTrail(ports.trail(), ports.clock());
    this.answers = new OrderAnswers(ports);
  }

  @Override
  public Outcome<OrderView> get(SiteCaller caller, OrderId order) {
    return ports.scope().within(caller.site(), () -> answers.view(visible(caller, order)));
  }

  private Optional<Order> visible(SiteCaller caller, OrderId id) {
    // What nobody has ordered yet is a cart, and looked at as one.
    Optional<Order> order =
        ports
            .orders()
            .find(caller.site(), id)
            .filter(found -> found.snapshot().placement().isPresent());
    return isStaff(caller)
        ? order
        : PurchaseGates.cart(caller, order) instanceof Success<Order>(var own)
            ? Optional.of(own)
            : Optional.empty();
  }

  private static boolean isStaff(SiteCaller caller) {
    return caller.standing().includes(SiteStanding.SITE_ADMIN);
  }

  @Override
  public Page<Order, OrderId> list(
      SiteCaller caller, Search search, Optional<OrderId> before, int limit) {
    Search allowed =
        isStaff(caller)
            ? search
            : new Search(Optional.of(PurchaseGates.buyer(caller)), search.state(), search.text());
    return ports
        .scope()
        .within(caller.site(), () -> ports.orders().page(caller.site(), allowed, before, limit));
  }

  @Override
  public Answer refund(
      SiteCaller caller,
      OrderId order,
      Optional<Long> amountMinor,
      String reason,
      Checkout.Intent intent,
      AnswerFormat<OrderView> format) {
    OrderRequest request = OrderRequest.of(caller, "refund:" + order, intent);
    Begun begun =
        ports
            .scope()
            .within(
                caller.site(),
                () -> {
                  Optional<Held> held = ports.orders().lock(caller.site(), order);
                  Optional<Answer> known = answers.known(caller, request, format);
                  if (known.isPresent()) {
                    return new Begun.Answered(known.get());
                  }
                  return switch (decide(caller, held, amountMinor, reason, request)) {
                    case Success<Begun>(var decided) -> decided;
                    case Rejected<Begun> refusal ->
                        new Begun.Answered(answers.keep(request, format, refusal.as()));
                  };
                });
    return switch (begun) {
      case Begun.Answered(var answer) -> answer;
      case Begun.Decided(var attempt, var refund) ->
          giveBack(caller, attempt, refund, request, format);
    };
  }

  /** What the first unit of work came to. */
  private sealed interface Begun {

    /** It is answered. */
    record Answered(Answer answer) implements Begun {}

    /** The gateway is to be asked, while nothing is held. */
    record Decided(PaymentAttempt attempt, Refund refund) implements Begun {}
  }

  private Outcome<Begun> decide(
      SiteCaller caller,
      Optional<Held> held,
      Optional<Long> amountMinor,
      String reason,
      OrderRequest request) {
    Outcome<SiteCaller> staff = PurchaseGates.staff(caller);
    if (staff instanceof Rejected<SiteCaller> refusal) {
      return refusal.as();
    }
    if (held.isEmpty()) {
      return Outcome.rejected(CommerceFailure.ORDER_NOT_FOUND);
    }
    Order order = held.get().order();
    Outcome<Money> amount = amount(order, amountMinor);
    return amount.map(
        money -> {
          PaymentAttempt paid =
              ports.attempts().find(order.site(), order.attempt().orElseThrow()).orElseThrow();
          Refund refund =
              Refund.request(
                  request.refund(),
                  paid,
                  Refund.Kind.ORDER,
                  money,
                  reason,
                  caller.actor().id().toString(),
                  held.get().at());
          ports.refunds().add(refund);
          trail.succeeded(
              caller.author(),
              order,
              "order.refund",
              Map.of(
                  "refund_id", refund.id().toString(),
                  "amount_minor", Long.toString(money.minor())));
          return new Begun.Decided(paid, refund);
        });
  }

  private Outcome<Money> amount(Order order, Optional<Long> amountMinor) {
    if (order.refundable().isZero()) {
      return Outcome.rejected(CommerceFailure.ORDER_NOT_REFUNDABLE);
    }
    Money left = Refund.left(order, ports.refunds().of(order.site(), order.id()));
    long wanted = amountMinor.orElse(left.minor());
    return wanted < 1 || wanted > left.minor()
        ? Outcome.rejected(CommerceFailure.REFUND_EXCEEDS_PAYMENT)
        : Outcome.success(new Money(wanted, left.currency()));
  }

  private Answer giveBack(
      SiteCaller caller,
      PaymentAttempt attempt,
      Refund refund,
      OrderRequest request,
      AnswerFormat<OrderView> format) {
    RefundAnswer said =
        ports
            .gateways()
            .of(attempt.provider())
            .<RefundAnswer>map(gateway -> gateway.refund(attempt, refund))
            .orElseGet(() -> new RefundAnswer.Unclear("The provider is not configured."));
    return ports
        .scope()
        .within(
            caller.site(),
            () -> {
              Held held = ports.orders().lock(caller.site(), refund.order()).orElseThrow();
              Refund current = ports.refunds().find(caller.site(), refund.id()).orElseThrow();
              PaymentAttempt paid =
                  ports.attempts().find(caller.site(), attempt.id()).orElseThrow();
              Order noted =
                  current.tries() == refund.tries()
                      ? news.note(caller.author(), held, paid, current, said)
                      : held.order();
              return answers.keep(request, format, Outcome.success(answers.view(noted)));
            });
  }

  @Override
  public Outcome<History> history(SiteCaller caller, OrderId order) {
    return PurchaseGates.staff(caller)
        .then(
            _ ->
                ports
                    .scope()
                    .within(
                        caller.site(),
                        () ->
                            ports
                                .orders()
                                .find(caller.site(), order)
                                .map(found -> Outcome.success(trail.history(found.id())))
                                .orElseGet(
                                    () -> Outcome.rejected(CommerceFailure.ORDER_NOT_FOUND))));
  }

  @Override
  public Outcome<Page<PaymentFailure, UUID>> failures(
      SiteCaller caller, Optional<OrderId> order, Optional<UUID> before, int limit) {
    return PurchaseGates.staff(caller)
        .map(
            _ ->
                ports
                    .scope()
                    .within(
                        caller.site(),
                        () -> ports.failures().page(caller.site(), order, before, limit)));
  }
}
