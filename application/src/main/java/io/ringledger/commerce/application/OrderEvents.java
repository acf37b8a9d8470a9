package io.ringledger.commerce.application;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderSnapshot.PaidBy;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.domain.Money;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells whoever wants to know what became of orders. Nothing personal is told. */
public final class OrderEvents {

  public static final String CONFIRMED = "commerce.OrderConfirmed";
  public static final String PAYMENT_FAILED = "commerce.OrderPaymentFailed";
  public static final String EXPIRED = "commerce.OrderExpired";
  public static final String REFUNDED = "commerce.OrderRefunded";
  public static final String LATE_PAYMENT = "commerce.LatePaymentReceived";

  private final Outbox outbox;
  private final Randomness randomness;
  private final InstantSource clock;

  public OrderEvents(Outbox outbox, Randomness randomness, InstantSource clock) {
    this.outbox = outbox;
    this.randomness = randomness;
    this.clock = clock;
  }

  /** Sold, as that event of the gateway proves. */
  public void confirmed(Order order) {
    PaidBy paid = order.snapshot().paid().orElseThrow();
    Map<String, Object> facts = about(order);
    facts.put("attempt_id", paid.attempt().toString());
    facts.put("payment_event_id", paid.event().toString());
    publish(order, CONFIRMED, facts);
  }

  /** An attempt did not pay it. */
  public void paymentFailed(Order order, AttemptId attempt, String code) {
    Map<String, Object> facts = about(order);
    facts.put("attempt_id", attempt.toString());
    facts.put("code", code);
    publish(order, PAYMENT_FAILED, facts);
  }

  /** Nobody tried again in time. */
  public void expired(Order order) {
    publish(order, EXPIRED, about(order));
  }

  /** So much went back. */
  public void refunded(Order order, Money amount) {
    Map<String, Object> facts = about(order);
    facts.put("amount_minor", amount.minor());
    facts.put("refunded_minor", order.snapshot().refunded().minor());
    publish(order, REFUNDED, facts);
  }

  /** It was paid when nothing could be sold for it any more; that goes back. */
  public void latePayment(Order order, AttemptId attempt, Money amount) {
    Map<String, Object> facts = about(order);
    facts.put("attempt_id", attempt.toString());
    facts.put("amount_minor", amount.minor());
    publish(order, LATE_PAYMENT, facts);
  }

  private static Map<String, Object> about(Order order) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("site_id", order.site().toString());
    facts.put("order_id", order.id().toString());
    facts.put("state", order.state().wire());
    facts.put("buyer_id", order.buyer().id().toString());
    facts.put("buyer_known", order.buyer().known());
    facts.put("currency", order.total().currency().value());
    facts.put("total_minor", order.total().minor());
    return facts;
  }

  private void publish(Order order, String type, Map<String, Object> facts) {
    outbox.publish(
        List.of(
            new NewEvent(
                randomness.newId(),
                type,
                order.id().toString(),
                "order:" + order.id(),
                clock.instant(),
                EventData.of(facts))));
  }
}
