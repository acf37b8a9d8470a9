package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.application.outbound.Orders.Search;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.AuditTrail.History;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;
import java.util.UUID;

/** What buyers see of their orders, and what a site's admins do about all of them. */
public interface OrderDesk {

  /**
   * An order of the caller, or any of the site for its admins. Refused with {@code
   * ORDER_NOT_FOUND}.
   */
  Outcome<OrderView> get(SiteCaller caller, OrderId order);

  /** The caller's orders, or those of the site for its admins; the newest first. */
  Page<Order, OrderId> list(SiteCaller caller, Search search, Optional<OrderId> before, int limit);

  /**
   * Decides that a part of what was paid goes back; the gateway is asked at once, and again until
   * it is back. Refused with {@code SITE_ADMIN_REQUIRED}, {@code ORDER_NOT_FOUND}, {@code
   * ORDER_NOT_REFUNDABLE}, {@code REFUND_EXCEEDS_PAYMENT} or {@code KEY_REUSED}.
   *
   * @param amountMinor empty: all that is left
   */
  Answer refund(
      SiteCaller caller,
      OrderId order,
      Optional<Long> amountMinor,
      String reason,
      Checkout.Intent intent,
      AnswerFormat<OrderView> format);

  /**
   * What happened to an order. Refused with {@code SITE_ADMIN_REQUIRED} or {@code ORDER_NOT_FOUND}.
   */
  Outcome<History> history(SiteCaller caller, OrderId order);

  /** What did not go as it should. Refused with {@code SITE_ADMIN_REQUIRED}. */
  Outcome<Page<PaymentFailure, UUID>> failures(
      SiteCaller caller, Optional<OrderId> order, Optional<UUID> before, int limit);
}
