package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.OrderTrail;
import io.ringledger.commerce.application.PurchaseGates;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.application.payments.AttemptNews;
import io.ringledger.commerce.application.payments.Charges;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Placement;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.commerce.domain.pricing.Pricing;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@inheritDoc} */
public final class CheckoutUseCase implements Checkout {

  private static final String CHECKOUT = "order.checkout";
  private static final String RETRY = "order.retry";

  private final CommercePorts ports;
  private final AttemptNews news;
  private final OrderTrail trail;
  private final OrderAnswers answers;

  public CheckoutUseCase(CommercePorts ports) {
    this.ports = ports;
    this.news = new AttemptNews(ports);
    this.trail = new OrderTrail(ports.trail(), ports.clock());
    this.answers = new OrderAnswers(ports);
  }

  /** What a first unit of work came to. */
  private sealed interface Begun {

    /** It is answered. */
    record Answered(Answer answer) implements Begun {}

    /** The gateway is to be asked, while nothing is held. */
    record ToPay(PaymentAttempt attempt, Order order, PaymentGateway gateway) implements Begun {}

    /** Earlier attempts are to be closed at the gateway first. */
    record ToClose(List<PaymentAttempt> open) implements Begun {}
  }

  @Override
  public Answer checkout(
      SiteCaller caller, Purchase purchase, Intent intent, AnswerFormat<OrderView> format) {
    OrderRequest request = OrderRequest.of(caller, "checkout", intent);
    Begun begun =
        ports.scope().within(caller.site(), () -> begin(caller, purchase, request, format));
    return finish(caller, begun, request, format);
  }

  private Begun begin(
      SiteCaller caller, Purchase purchase, OrderRequest request, AnswerFormat<OrderView> format) {
    Optional<Held> held = ports.orders().lockCart(caller.site(), PurchaseGates.buyer(caller));
    Optional<Answer> known = answers.known(caller, request, format);
    if (known.isPresent()) {
      return new Begun.Answered(known.get());
    }
    Outcome<Begun.ToPay> placed =
        held.map(cart -> place(caller, purchase, request, cart))
            .orElseGet(() -> Outcome.rejected(CommerceFailure.CART_EMPTY));
    return switch (placed) {
      case Success<Begun.ToPay>(var toPay) -> toPay;
      case Rejected<Begun.ToPay> refusal ->
          new Begun.Answered(answers.keep(request, format, refusal.as()));
    };
  }

  private Outcome<Begun.ToPay> place(
      SiteCaller caller, Purchase purchase, OrderRequest request, Held held) {
    Order cart = held.order();
    Optional<PaymentGateway> gateway = ports.gateways().of(purchase.method().provider());
    if (cart.snapshot().cart().isEmpty()) {
      return Outcome.rejected(CommerceFailure.CART_EMPTY);
    }
    if (gateway.isEmpty()) {
      return Outcome.rejected(CommerceFailure.PAYMENT_PROVIDER_NOT_CONFIGURED);
    }
    List<Item> items = ports.shelf().items(cart.site(), cart.quantities().keySet());
    return PurchaseGates.checkout(cart, items, purchase.shipping())
        .then(shipping -> priced(held, items, purchase, shipping))
        .then(placement -> expected(placement, purchase.expectedTotalMinor()))
        .then(placement -> reserved(cart, placement))
        .then(placement -> cart.place(placement, request.attempt(), held.at()))
        .map(order -> begun(caller, order, held, purchase.method(), gateway.get(), CHECKOUT));
  }

  private Outcome<Placement> priced(
      Held held, List<Item> items, Purchase purchase, Optional<Address> shipping) {
    Order cart = held.order();
    Map<ProductId, Item> offered =
        items.stream().collect(Collectors.toMap(Item::product, Function.identity()));
    List<Goods> goods =
        cart.snapshot().cart().stream()
            .flatMap(
                line ->
                    Optional.ofNullable(offered.get(line.product())).stream()
                        .map(item -> CartsUseCase.goods(line, item)))
            .toList();
    ShopSettings settings = ports.shelf().settings(cart.site());
    Optional<String> code = cart.snapshot().discountCode();
    Optional<Discount> discount = code.flatMap(known -> ports.shelf().discount(cart.site(), known));
    if (code.isPresent() && discount.isEmpty()) {
      return Outcome.rejected(CommerceFailure.DISCOUNT_NOT_APPLICABLE);
    }
    return Pricing.ofOrder(
            settings,
            goods,
            discount,
            shipping.map(Address::country),
            purchase.billing().country(),
            held.at())
        .map(totals -> new Placement(purchase.email(), purchase.billing(), shipping, totals));
  }

  private static Outcome<Placement> expected(Placement placement, Optional<Long> expectedMinor) {
    Totals totals = placement.totals();
    return expectedMinor.filter(minor -> minor != totals.total().minor()).isPresent()
        ? new Rejected<>(
            CommerceFailure.PRICE_CHANGED, "The order costs %s now.".formatted(totals.total()))
        : Outcome.success(placement);
  }

  private <T> Outcome<T> reserved(Order order, T next) {
    return ports
        .stock()
        .reserve(order.site(), order.quantities())
        .<Outcome<T>>map(
            lacking ->
                new Rejected<>(
                    CommerceFailure.OUT_OF_STOCK,
                    "There is not enough left of %s.".formatted(lacking)))
        .orElseGet(() -> Outcome.success(next));
  }

  private Begun.ToPay begun(
      SiteCaller caller,
      Order order,
      Held held,
      PaymentMethod method,
      PaymentGateway gateway,
      String action) {
    PaymentAttempt attempt =
        PaymentAttempt.begin(
            order.attempt().orElseThrow(), order, method.provider(), method.token(), held.at());
    ports.orders().save(order);
    ports.attempts().add(attempt);
    trail.succeeded(
        caller.author(),
        order,
        action,
        Map.of(
            "attempt_id", attempt.id().toString(),
            "provider", attempt.provider().wire(),
            "total_minor", Long.toString(order.total().minor()),
            "currency", order.total().currency().value()));
    return new Begun.ToPay(attempt, order, gateway);
  }

  @Override
  public Answer retry(
      SiteCaller caller,
      OrderId order,
      PaymentMethod method,
      Intent intent,
      AnswerFormat<OrderView> format) {
    OrderRequest request = OrderRequest.of(caller, "retry:" + order, intent);
    Begun begun = beginAgain(caller, order, method, request, format, true);
    if (begun instanceof Begun.ToClose(var open)) {
      open.forEach(attempt -> close(caller, attempt));
      begun = beginAgain(caller, order, method, request, format, false);
    }
    return finish(caller, begun, request, format);
  }

  private Begun beginAgain(
      SiteCaller caller,
      OrderId id,
      PaymentMethod method,
      OrderRequest request,
      AnswerFormat<OrderView> format,
      boolean mayClose) {
    return ports
        .scope()
        .within(
            caller.site(),
            () -> {
              Optional<Held> held = ports.orders().lock(caller.site(), id);
              Optional<Answer> known = answers.known(caller, request, format);
              if (known.isPresent()) {
                return new Begun.Answered(known.get());
              }
              Outcome<Begun> outcome =
                  PurchaseGates.cart(caller, held.map(Held::order))
                      .then(_ -> again(caller, held.orElseThrow(), method, request, mayClose));
              return switch (outcome) {
                case Success<Begun>(var next) -> next;
                case Rejected<Begun>(var code, _, _)
                    when code == CommerceFailure.PAYMENT_ATTEMPT_UNRESOLVED ->
                    // It will be resolved, so this is not this request's last word.
                    new Begun.Answered(format.format(Outcome.rejected(code)));
                case Rejected<Begun> refusal ->
                    new Begun.Answered(answers.keep(request, format, refusal.as()));
              };
            });
  }

  private Outcome<Begun> again(
      SiteCaller caller, Held held, PaymentMethod method, OrderRequest request, boolean mayClose) {
    Order order = held.order();
    List<PaymentAttempt> attempts = ports.attempts().of(order.site(), order.id());
    if (attempts.stream().anyMatch(attempt -> attempt.state().isLive())) {
      return Outcome.rejected(CommerceFailure.PAYMENT_ATTEMPT_UNRESOLVED);
    }
    Optional<PaymentGateway> gateway = ports.gateways().of(method.provider());
    return order
        .retryable(held.at())
        .then(
            _ -> {
              List<PaymentAttempt> open =
                  attempts.stream().filter(CheckoutUseCase::isOpen).toList();
              if (!open.isEmpty()) {
                return mayClose
                    ? Outcome.success(new Begun.ToClose(open))
                    : Outcome.rejected(CommerceFailure.PAYMENT_ATTEMPT_UNRESOLVED);
              }
              return gateway.isEmpty()
                  ? Outcome.rejected(CommerceFailure.PAYMENT_PROVIDER_NOT_CONFIGURED)
                  : reserved(order, order)
                      .then(_ -> order.retry(request.attempt(), held.at()))
                      .map(next -> begun(caller, next, held, method, gateway.get(), RETRY));
            });
  }

  private static boolean isOpen(PaymentAttempt attempt) {
    return attempt.state() == AttemptState.FAILED && !attempt.closed();
  }

  /** Has the gateway promise that it will not charge a failed attempt any more. */
  private void close(SiteCaller caller, PaymentAttempt open) {
    PaymentGateway.Answer answer =
        ports
            .gateways()
            .of(open.provider())
            .map(gateway -> gateway.cancel(open))
            .orElseGet(() -> new PaymentGateway.Answer.Unclear("The provider is not configured."));
    note(caller, open.order(), open.id(), answer);
  }

  private Answer finish(
      SiteCaller caller, Begun begun, OrderRequest request, AnswerFormat<OrderView> format) {
    return switch (begun) {
      case Begun.Answered(var answer) -> answer;
      case Begun.ToClose _ -> throw new IllegalStateException("nothing was begun");
      case Begun.ToPay(var attempt, var order, var gateway) -> {
        PaymentGateway.Answer said = gateway.pay(Charges.of(attempt, order));
        yield ports
            .scope()
            .within(
                caller.site(),
                () -> {
                  Order noted = note(caller, order.id(), attempt.id(), said);
                  return answers.keep(request, format, Outcome.success(answers.view(noted)));
                });
      }
    };
  }

  private Order note(
      SiteCaller caller, OrderId order, AttemptId attempt, PaymentGateway.Answer said) {
    return ports
        .scope()
        .within(
            caller.site(),
            () -> {
              Held held = ports.orders().lock(caller.site(), order).orElseThrow();
              PaymentAttempt current = ports.attempts().find(caller.site(), attempt).orElseThrow();
              return news.note(caller.author(), held, current, said);
            });
  }
}
