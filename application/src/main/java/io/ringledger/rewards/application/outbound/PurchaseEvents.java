package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.orders.Purchase;
import java.util.List;

/** Writes purchases down as source events. */
public interface PurchaseEvents {

  /**
   * A batch that {@link EventReader} reads: an event for each, in their order, under the order's id
   * and the site's source. The same purchase is always the same event.
   */
  byte[] write(List<Purchase> purchases);
}
