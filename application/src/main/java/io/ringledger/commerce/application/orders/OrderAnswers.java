package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Idempotency;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;

/** Answers requests about orders, and repeats of them. Runs within the scope of the site. */
final class OrderAnswers {

  private final CommercePorts ports;
  private final Idempotency idempotency;

  OrderAnswers(CommercePorts ports) {
    this.ports = ports;
    this.idempotency = new Idempotency(ports.answers());
  }

  /**
   * What this request came to before: its answer; or, where it began something and nobody had time
   * to answer, the order as it is now.
   */
  Optional<Answer> known(SiteCaller caller, OrderRequest request, AnswerFormat<OrderView> format) {
    return idempotency
        .<OrderView>replay(request.request(), format, _ -> {})
        .or(() -> begun(caller.site(), request).map(view -> format.format(Outcome.success(view))));
  }

  private Optional<OrderView> begun(SiteId site, OrderRequest request) {
    Optional<OrderId> order =
        ports
            .attempts()
            .find(site, request.attempt())
            .map(PaymentAttempt::order)
            .or(() -> ports.refunds().find(site, request.refund()).map(Refund::order));
    return order.flatMap(id -> ports.orders().find(site, id)).map(this::view);
  }

  /** Keeps the answer to the request. */
  Answer keep(OrderRequest request, AnswerFormat<OrderView> format, Outcome<OrderView> outcome) {
    // A refusal of a key used for something else stands in nobody's chain: no order is meant.
    return idempotency.keep(request.request(), format, (Rejected<OrderView> _) -> {}, outcome);
  }

  /** An order with what belongs to it. */
  OrderView view(Order order) {
    return new OrderView(
        order,
        ports.attempts().of(order.site(), order.id()),
        ports.refunds().of(order.site(), order.id()));
  }

  /** An order with what belongs to it; refused with {@code ORDER_NOT_FOUND}. */
  Outcome<OrderView> view(Optional<Order> order) {
    return order
        .map(found -> Outcome.success(view(found)))
        .orElseGet(() -> Outcome.rejected(CommerceFailure.ORDER_NOT_FOUND));
  }
}
