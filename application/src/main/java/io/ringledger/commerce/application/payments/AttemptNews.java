package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.OrderEvents;
import io.ringledger.commerce.application.OrderTrail;
import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.commerce.application.payments.PaymentBook.Trouble;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.shared.application.Author;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Takes down what a gateway answered about an attempt, in a unit of work that holds its order. It
 * can fail an order, and never confirms one: that takes the gateway's signed event.
 */
public final class AttemptNews {

  private final Orders orders;
  private final StockLevels stock;
  private final PaymentBook book;
  private final OrderTrail trail;
  private final OrderEvents events;

  public AttemptNews(CommercePorts ports) {
    this.orders = ports.orders();
    this.stock = ports.stock();
    this.book = new PaymentBook(ports);
    this.trail = new OrderTrail(ports.trail(), ports.clock());
    this.events = new OrderEvents(ports.outbox(), ports.randomness(), ports.clock());
  }

  /**
   * Takes down an answer.
   *
   * @param attempt as it is by now
   * @return the order as it is afterwards
   */
  public Order note(Author author, Held held, PaymentAttempt attempt, Answer answer) {
    Instant now = held.at();
    return switch (answer) {
      case Answer.OnItsWay(var reference, var nextAction) -> {
        Instant look = Pace.pending(attempt, now);
        book.keep(attempt.pending(reference, nextAction, false, look, now));
        yield held.order();
      }
      case Answer.Paid(var reference) -> {
        book.keep(paid(attempt, reference, now));
        yield held.order();
      }
      case Answer.Declined(var reference, var code, var reason, var closed) ->
          failed(
              author,
              held,
              attempt,
              attempt.failed(reference, code, closed, now),
              new Trouble(code, reason));
      case Answer.Cancelled _ ->
          failed(
              author,
              held,
              attempt,
              attempt.cancelled(now),
              new Trouble("payment_cancelled", "The payment was withdrawn at the gateway."));
      case Answer.Absent _ ->
          failed(
              author,
              held,
              attempt,
              closed(attempt, now),
              new Trouble("payment_absent", "The gateway has never heard of the payment."));
      case Answer.Unclear(var reason) -> {
        unclear(attempt, reason, now);
        yield held.order();
      }
    };
  }

  private static PaymentAttempt paid(PaymentAttempt attempt, String reference, Instant now) {
    Instant look = Pace.awaitingEvent(attempt, now);
    return attempt.state().isLive()
        ? attempt.pending(reference, Optional.empty(), true, look, now)
        // Of one that had ended the event has to come as well, so that the money goes back.
        : attempt.closed() ? attempt : attempt.looked(Optional.of(look), now);
  }

  private static PaymentAttempt closed(PaymentAttempt attempt, Instant now) {
    return attempt.state().isLive()
        ? attempt.failed(Optional.empty(), "payment_absent", true, now)
        : attempt.cancelled(now);
  }

  private void unclear(PaymentAttempt attempt, String reason, Instant now) {
    Instant look = Pace.unclear(attempt, now);
    if (attempt.state() == AttemptState.CREATED) {
      Trouble trouble = new Trouble("payment_unclear", reason);
      book.keep(attempt.unknown(look, now), trouble, Optional.empty(), now);
    } else if (attempt.lookAt().isPresent()) {
      book.keep(attempt.looked(Optional.of(look), now));
    }
  }

  /** Takes down that an attempt ended without a payment, and fails the order where it counts. */
  private Order failed(
      Author author, Held held, PaymentAttempt before, PaymentAttempt after, Trouble trouble) {
    if (!before.state().isLive()) {
      book.keep(after);
      return held.order();
    }
    return fail(author, held, after, trouble, Optional.empty());
  }

  /** An attempt has ended without a payment, and with it the order, where it counts. */
  Order fail(
      Author author,
      Held held,
      PaymentAttempt ended,
      Trouble trouble,
      Optional<PaymentEventId> event) {
    Order order = held.order();
    book.keep(ended, trouble, event, held.at());
    if (!order.awaits(ended.id())) {
      return order;
    }
    Order failed = order.fail(ended.id(), held.at());
    stock.release(order.site(), order.quantities());
    orders.save(failed);
    trail.succeeded(
        author,
        failed,
        "order.payment_failed",
        Map.of("attempt_id", ended.id().toString(), "code", trouble.code()));
    events.paymentFailed(failed, ended.id(), trouble.code());
    return failed;
  }
}
