package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.commerce.rest.orders.AddressResponse;
import io.ringledger.commerce.rest.orders.AttemptResponse;
import io.ringledger.commerce.rest.orders.CartResponse;
import io.ringledger.commerce.rest.orders.OrderHistoryResponse;
import io.ringledger.commerce.rest.orders.OrderPageResponse;
import io.ringledger.commerce.rest.orders.OrderResponse;
import io.ringledger.commerce.rest.orders.OrderTotalsResponse;
import io.ringledger.commerce.rest.orders.PaymentResponse;
import io.ringledger.commerce.rest.orders.RefundResponse;
import io.ringledger.commerce.rest.payments.PaymentEventPageResponse;
import io.ringledger.commerce.rest.payments.PaymentEventResponse;
import io.ringledger.commerce.rest.payments.PaymentFailurePageResponse;
import io.ringledger.commerce.rest.payments.ReceivedPaymentResponse;

/** The same as {@link NativeReflection} for carts, orders and payments. */
@RegisterForReflection(
    targets = {
      AddressResponse.class,
      AttemptResponse.class,
      CartResponse.class,
      CartResponse.Line.class,
      CartResponse.Totals.class,
      OrderHistoryResponse.class,
      OrderHistoryResponse.Entry.class,
      OrderPageResponse.class,
      OrderPageResponse.Item.class,
      OrderResponse.class,
      OrderResponse.BuyerResponse.class,
      OrderResponse.Line.class,
      OrderTotalsResponse.class,
      OrderTotalsResponse.TaxLine.class,
      PaymentEventPageResponse.class,
      PaymentEventResponse.class,
      PaymentFailurePageResponse.class,
      PaymentFailurePageResponse.Item.class,
      PaymentResponse.class,
      ReceivedPaymentResponse.class,
      RefundResponse.class
    })
final class PurchaseReflection {

  private PurchaseReflection() {}
}
