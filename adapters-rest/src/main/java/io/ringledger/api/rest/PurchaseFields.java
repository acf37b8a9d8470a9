package io.ringledger.api.rest;

import static io.ringledger.api.rest.FieldGuide.names;

import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.commerce.rest.orders.Offer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link FieldGuide} knows of carts, orders and payments. */
final class PurchaseFields {

  static final Map<String, List<String>> TEXTS_OF =
      Map.ofEntries(
          Map.entry("CartRequest.action", List.of("add", "change", "remove", "discount")),
          Map.entry("offer", names(Offer.values(), Offer::wire)),
          Map.entry("CartLine.kind", names(ProductKind.values(), ProductKind::wire)),
          Map.entry("OrderLine.kind", names(ProductKind.values(), ProductKind::wire)),
          Map.entry("OrderResponse.state", orderStates()),
          Map.entry("OrderItem.state", orderStates()),
          Map.entry("provider", names(PaymentProvider.values(), PaymentProvider::wire)),
          Map.entry("OrderPayment.state", names(AttemptState.values(), AttemptState::wire)),
          Map.entry("OrderAttempt.state", names(AttemptState.values(), AttemptState::wire)),
          Map.entry("OrderRefund.kind", names(Refund.Kind.values(), Refund.Kind::wire)),
          Map.entry("OrderRefund.state", names(Refund.State.values(), Refund.State::wire)),
          Map.entry(
              "OrderHistoryEntry.role", List.of("visitor", "site_admin", "super_admin", "system")),
          Map.entry(
              "PaymentEvent.kind", names(PaymentEvent.Kind.values(), PaymentEvent.Kind::wire)),
          Map.entry(
              "PaymentEvent.status",
              names(PaymentEvents.Status.values(), PaymentEvents.Status::wire)),
          // These are a gateway's, who may have more tomorrow.
          Map.entry("OrderPayment.failure_code", List.of()),
          Map.entry("OrderAttempt.failure_code", List.of()),
          Map.entry("OrderRefund.failure_code", List.of()),
          Map.entry("PaymentEvent.failure_code", List.of()));

  static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("order_id", "uuid"),
          Map.entry("product_id", "uuid"),
          Map.entry("attempt_id", "uuid"),
          Map.entry("refund_id", "uuid"),
          Map.entry("payment_event_id", "uuid"),
          Map.entry("failure_id", "uuid"),
          Map.entry("recoverable_until", "date-time"),
          Map.entry("changed_at", "date-time"),
          Map.entry("received_at", "date-time"),
          Map.entry("next_try_at", "date-time"),
          Map.entry("next_action_url", "uri"));

  static final Set<String> NULLABLE =
      Set.of(
          "CartRequest.product_id",
          "CartRequest.quantity",
          "CartRequest.discount_code",
          "AddressRequest.line2",
          "AddressRequest.postal_code",
          "AddressRequest.region",
          "CheckoutRequest.expected_total_minor",
          "RefundRequest.amount_minor",
          "CartResponse.order_id",
          "CartResponse.discount_code",
          "CartLine.sku",
          "CartLine.name",
          "CartLine.kind",
          "CartLine.unit_price_minor",
          "CartLine.subtotal_minor",
          "OrderAddress.line2",
          "OrderAddress.postal_code",
          "OrderAddress.region",
          "OrderResponse.discount_code",
          "OrderResponse.recoverable_until",
          "OrderItem.recoverable_until",
          "OrderPage.next_cursor",
          "OrderPayment.failure_code",
          "OrderPayment.next_action_url",
          "OrderAttempt.reference",
          "OrderAttempt.failure_code",
          "OrderAttempt.next_look_at",
          "OrderRefund.reason",
          "OrderRefund.requested_by",
          "OrderRefund.failure_code",
          "PaymentEventPage.next_cursor",
          "PaymentEvent.site_id",
          "PaymentEvent.order_id",
          "PaymentEvent.attempt_id",
          "PaymentEvent.refund_id",
          "PaymentEvent.reference",
          "PaymentEvent.amount_minor",
          "PaymentEvent.currency",
          "PaymentEvent.failure_code",
          "PaymentEvent.next_try_at",
          "PaymentFailurePage.next_cursor",
          "PaymentFailure.attempt_id",
          "PaymentFailure.refund_id",
          "PaymentFailure.payment_event_id");

  private PurchaseFields() {}

  /** Those that anybody sees; a cart is no order yet. */
  private static List<String> orderStates() {
    return Arrays.stream(OrderState.values())
        .filter(
            state ->
                state != OrderState.DRAFT
                    && state != OrderState.ABANDONED
                    && state != OrderState.PAYMENT_AUTHORIZED)
        .map(OrderState::wire)
        .toList();
  }
}
