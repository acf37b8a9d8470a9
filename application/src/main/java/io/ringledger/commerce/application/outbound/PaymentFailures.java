package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.PaymentFailure;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;
import java.util.UUID;

/** Everything about payments that did not go as it should, for good. */
public interface PaymentFailures {

  /**
   * Keeps one. Runs as {@link io.ringledger.shared.application.sites.RestrictedRole#PAYMENTS},
   * within the scope of its site.
   */
  void add(PaymentFailure failure);

  /** The newest first. Runs within the scope of the site. */
  Page<PaymentFailure, UUID> page(
      SiteId site, Optional<OrderId> order, Optional<UUID> before, int limit);
}
