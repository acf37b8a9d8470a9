package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All refunds. Runs within the scope of their site, but for {@link #due}. */
public interface Refunds {

  /** Adds one that was just decided. */
  void add(Refund refund);

  Optional<Refund> find(SiteId site, RefundId id);

  /** The refunds of an order, oldest first. */
  List<Refund> of(SiteId site, OrderId order);

  /**
   * Keeps what was learnt. Runs as {@link
   * io.ringledger.shared.application.sites.RestrictedRole#PAYMENTS}.
   */
  void save(Refund refund);

  /** Those of every site to look after now, the longest due first. Runs as that role as well. */
  List<Refund> due(Instant now, int limit);
}
