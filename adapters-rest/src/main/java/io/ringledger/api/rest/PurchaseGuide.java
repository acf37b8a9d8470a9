package io.ringledger.api.rest;

import static io.ringledger.commerce.domain.CommerceFailure.CART_EMPTY;
import static io.ringledger.commerce.domain.CommerceFailure.CART_TOO_LARGE;
import static io.ringledger.commerce.domain.CommerceFailure.DESTINATION_NOT_SERVED;
import static io.ringledger.commerce.domain.CommerceFailure.DISCOUNT_NOT_APPLICABLE;
import static io.ringledger.commerce.domain.CommerceFailure.ORDER_NOT_FOUND;
import static io.ringledger.commerce.domain.CommerceFailure.ORDER_NOT_PAYMENT_FAILED;
import static io.ringledger.commerce.domain.CommerceFailure.ORDER_NOT_REFUNDABLE;
import static io.ringledger.commerce.domain.CommerceFailure.ORDER_TOTAL_OUT_OF_RANGE;
import static io.ringledger.commerce.domain.CommerceFailure.OUT_OF_STOCK;
import static io.ringledger.commerce.domain.CommerceFailure.PAYMENT_ATTEMPT_UNRESOLVED;
import static io.ringledger.commerce.domain.CommerceFailure.PAYMENT_EVENT_NOT_FOUND;
import static io.ringledger.commerce.domain.CommerceFailure.PAYMENT_EVENT_NOT_PARKED;
import static io.ringledger.commerce.domain.CommerceFailure.PAYMENT_PROVIDER_NOT_CONFIGURED;
import static io.ringledger.commerce.domain.CommerceFailure.PAYMENT_WEBHOOK_MALFORMED;
import static io.ringledger.commerce.domain.CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED;
import static io.ringledger.commerce.domain.CommerceFailure.PRICE_CHANGED;
import static io.ringledger.commerce.domain.CommerceFailure.PRODUCT_NOT_FOR_SALE;
import static io.ringledger.commerce.domain.CommerceFailure.PRODUCT_NOT_FOUND;
import static io.ringledger.commerce.domain.CommerceFailure.RECOVERY_WINDOW_ELAPSED;
import static io.ringledger.commerce.domain.CommerceFailure.REFUND_EXCEEDS_PAYMENT;
import static io.ringledger.commerce.domain.CommerceFailure.SHIPPING_ADDRESS_REQUIRED;
import static io.ringledger.commerce.domain.CommerceFailure.SITE_ADMIN_REQUIRED;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_INVALID;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_REQUIRED;
import static io.ringledger.shared.application.IdempotencyFailure.KEY_REUSED;
import static io.ringledger.sites.domain.SiteFailure.SITE_NOT_FOUND;
import static io.ringledger.sites.domain.SiteFailure.VISITOR_OF_ANOTHER_SITE;

import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.rest.sites.SiteCallers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which refusals the operations of a purchase know, and whose they are. */
final class PurchaseGuide {

  private static final Set<String> PEOPLE =
      Arrays.stream(Role.values()).map(Role::wire).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> EVERYBODY =
      Stream.concat(PEOPLE.stream(), Stream.of(SiteCallers.VISITOR_ROLE))
          .collect(Collectors.toUnmodifiableSet());

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          onSite("getCart"),
          onSite(
              "changeCart",
              PRODUCT_NOT_FOUND,
              OUT_OF_STOCK,
              PRODUCT_NOT_FOR_SALE,
              DISCOUNT_NOT_APPLICABLE,
              CART_TOO_LARGE),
          onSite(
              "checkout",
              KEY_REQUIRED,
              KEY_INVALID,
              KEY_REUSED,
              CART_EMPTY,
              PRICE_CHANGED,
              OUT_OF_STOCK,
              PAYMENT_PROVIDER_NOT_CONFIGURED,
              PRODUCT_NOT_FOR_SALE,
              SHIPPING_ADDRESS_REQUIRED,
              DESTINATION_NOT_SERVED,
              DISCOUNT_NOT_APPLICABLE,
              ORDER_TOTAL_OUT_OF_RANGE),
          onSite(
              "retryPayment",
              KEY_REQUIRED,
              KEY_INVALID,
              KEY_REUSED,
              ORDER_NOT_FOUND,
              ORDER_NOT_PAYMENT_FAILED,
              RECOVERY_WINDOW_ELAPSED,
              PAYMENT_ATTEMPT_UNRESOLVED,
              OUT_OF_STOCK,
              PAYMENT_PROVIDER_NOT_CONFIGURED),
          onSite("listOrders"),
          onSite("getOrder", ORDER_NOT_FOUND),
          staff("getOrderHistory", ORDER_NOT_FOUND),
          staff(
              "refundOrder",
              KEY_REQUIRED,
              KEY_INVALID,
              KEY_REUSED,
              ORDER_NOT_FOUND,
              ORDER_NOT_REFUNDABLE,
              REFUND_EXCEEDS_PAYMENT),
          staff("listPaymentFailures"),
          OperationGuide.row("listPaymentEvents", Set.of(Role.ADMIN)),
          OperationGuide.row(
              "requeuePaymentEvent",
              Set.of(Role.ADMIN),
              PAYMENT_EVENT_NOT_FOUND,
              PAYMENT_EVENT_NOT_PARKED),
          webhook("receiveStripeEvent"),
          webhook("receiveStandardEvent"));

  private PurchaseGuide() {}

  private static Map.Entry<String, Row> onSite(String operationId, FailureCode... failures) {
    return row(operationId, EVERYBODY, VISITOR_OF_ANOTHER_SITE, failures);
  }

  private static Map.Entry<String, Row> staff(String operationId, FailureCode... failures) {
    return row(operationId, PEOPLE, SITE_ADMIN_REQUIRED, failures);
  }

  private static Map.Entry<String, Row> row(
      String operationId, Set<String> roles, FailureCode gate, FailureCode... failures) {
    return OperationGuide.rowOf(
        operationId,
        roles,
        Stream.concat(Stream.of(gate, SITE_NOT_FOUND), Stream.of(failures))
            .toArray(FailureCode[]::new));
  }

  private static Map.Entry<String, Row> webhook(String operationId) {
    return OperationGuide.row(
        operationId, Set.of(), PAYMENT_WEBHOOK_MALFORMED, PAYMENT_WEBHOOK_UNVERIFIED);
  }
}
