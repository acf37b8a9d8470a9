package io.ringledger.commerce.domain;

import io.ringledger.shared.domain.FailureCode;

/**
 * Why a verb on goods, carts, orders or payments is refused. Where several apply, the one that
 * stands first here is answered.
 */
public enum CommerceFailure implements FailureCode {
  PAYMENT_WEBHOOK_MALFORMED(
      "payment_webhook_malformed", Category.BAD_REQUEST, "The signed event cannot be read."),
  PAYMENT_WEBHOOK_UNVERIFIED(
      "payment_webhook_unverified",
      Category.UNAUTHENTICATED,
      "The signature or the time of the payment event does not verify."),
  SITE_ADMIN_REQUIRED(
      "site_admin_required", Category.FORBIDDEN, "Only an admin of this site may do that."),
  PRODUCT_NOT_FOUND("product_not_found", Category.NOT_FOUND, "Requested product was not found."),
  DISCOUNT_NOT_FOUND("discount_not_found", Category.NOT_FOUND, "Requested discount was not found."),
  ORDER_NOT_FOUND("order_not_found", Category.NOT_FOUND, "Requested order was not found."),
  PAYMENT_EVENT_NOT_FOUND(
      "payment_event_not_found", Category.NOT_FOUND, "Requested payment event was not found."),
  CART_EMPTY("cart_empty", Category.CONFLICT, "There is nothing in the cart."),
  ORDER_NOT_PAYMENT_FAILED(
      "order_not_payment_failed",
      Category.CONFLICT,
      "Only an order whose payment failed can be paid again."),
  RECOVERY_WINDOW_ELAPSED(
      "recovery_window_elapsed",
      Category.CONFLICT,
      "The 24 hours in which the payment could be tried again are over."),
  PAYMENT_ATTEMPT_UNRESOLVED(
      "payment_attempt_unresolved",
      Category.CONFLICT,
      "It is not certain yet what became of the earlier payment. Ask again soon."),
  ORDER_NOT_REFUNDABLE(
      "order_not_refundable", Category.CONFLICT, "Only a paid order can be refunded."),
  REFUND_EXCEEDS_PAYMENT(
      "refund_exceeds_payment",
      Category.UNPROCESSABLE,
      "The refunds would be more than what was paid."),
  PAYMENT_EVENT_NOT_PARKED(
      "payment_event_not_parked",
      Category.CONFLICT,
      "The payment event is not parked, so there is nothing to take up again."),
  SKU_TAKEN("sku_taken", Category.CONFLICT, "A product of this site has this sku."),
  DISCOUNT_CODE_TAKEN(
      "discount_code_taken", Category.CONFLICT, "A discount of this site has this code."),
  PRODUCT_CHANGED(
      "product_changed",
      Category.CONFLICT,
      "The product was changed meanwhile. Look at it again, then change it."),
  STOCK_OUT_OF_RANGE(
      "stock_out_of_range",
      Category.CONFLICT,
      "There would be less than what is set aside for orders, or more than can be counted."),
  DISCOUNT_INVALID(
      "discount_invalid",
      Category.UNPROCESSABLE,
      "A discount takes off either a part or an amount, and ends after it starts."),
  SHOP_SETTINGS_INVALID(
      "shop_settings_invalid",
      Category.UNPROCESSABLE,
      "There is one tax rate for a country and class, and one shipping rate for a country."),
  PRICE_CHANGED(
      "price_changed",
      Category.CONFLICT,
      "What the order costs is not what was expected. Look at the cart again."),
  OUT_OF_STOCK("out_of_stock", Category.CONFLICT, "There is not enough left."),
  PAYMENT_PROVIDER_NOT_CONFIGURED(
      "payment_provider_not_configured",
      Category.UNPROCESSABLE,
      "Payments of that kind are not taken here."),
  PRODUCT_NOT_FOR_SALE(
      "product_not_for_sale", Category.UNPROCESSABLE, "The product is not for sale now."),
  SHIPPING_ADDRESS_REQUIRED(
      "shipping_address_required",
      Category.UNPROCESSABLE,
      "Goods that are shipped need a shipping address."),
  DESTINATION_NOT_SERVED(
      "destination_not_served", Category.UNPROCESSABLE, "The site does not ship there."),
  DISCOUNT_NOT_APPLICABLE(
      "discount_not_applicable",
      Category.UNPROCESSABLE,
      "The discount code is not valid for this cart now."),
  CART_TOO_LARGE(
      "cart_too_large",
      Category.UNPROCESSABLE,
      "A cart holds at most 50 products, and 1,000 of each."),
  ORDER_TOTAL_OUT_OF_RANGE(
      "order_total_out_of_range",
      Category.UNPROCESSABLE,
      "The total is less or more than what can be paid at once.");

  private final String code;
  private final Category category;
  private final String detail;

  CommerceFailure(String code, Category category, String detail) {
    this.code = code;
    this.category = category;
    this.detail = detail;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Category category() {
    return category;
  }

  @Override
  public String detail() {
    return detail;
  }
}
