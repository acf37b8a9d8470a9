package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All attempts to pay. Runs within the scope of their site, but for {@link #due}. */
public interface PaymentAttempts {

  /** Adds one that is about to be made. */
  void add(PaymentAttempt attempt);

  Optional<PaymentAttempt> find(SiteId site, AttemptId id);

  /** The attempts of an order, oldest first. */
  List<PaymentAttempt> of(SiteId site, OrderId order);

  /**
   * Keeps what was learnt. Runs as {@link
   * io.ringledger.shared.application.sites.RestrictedRole#PAYMENTS}.
   */
  void save(PaymentAttempt attempt);

  /** Those of every site to look after now, the longest due first. Runs as that role as well. */
  List<PaymentAttempt> due(Instant now, int limit);
}
