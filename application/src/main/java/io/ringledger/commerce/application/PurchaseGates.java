package io.ringledger.commerce.application;

import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The authority gates of a purchase. The entry gate is {@link
 * io.ringledger.shared.application.sites.SiteAccess}: who somebody is on a site. The payment gate
 * is {@link io.ringledger.commerce.domain.order.PaymentEvent#proves}: only a verified event of the
 * gateway proves a payment. The confirmation gate is {@link Order#authorize}, which takes nothing
 * but that proof, and the database, which refuses a confirmed order without it.
 */
public final class PurchaseGates {

  private PurchaseGates() {}

  /** As whom the caller buys. */
  public static Buyer buyer(SiteCaller caller) {
    return new Buyer(caller.actor().id(), caller.actor() instanceof SiteCaller.User);
  }

  /**
   * The cart gate: a cart, and what became of it, is its buyer's. Anybody else is told that there
   * is none: {@code ORDER_NOT_FOUND}.
   */
  public static Outcome<Order> cart(SiteCaller caller, Optional<Order> order) {
    return order
        .filter(found -> found.buyer().equals(buyer(caller)) && found.site().equals(caller.site()))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(CommerceFailure.ORDER_NOT_FOUND));
  }

  /**
   * The checkout gate: what is ordered is for sale, and what is shipped has somewhere to go.
   * Refused with {@code PRODUCT_NOT_FOR_SALE} or {@code SHIPPING_ADDRESS_REQUIRED}.
   *
   * @param items those of the cart that there still are
   * @return the address to ship to; none where nothing is shipped, whatever was given
   */
  public static Outcome<Optional<Address>> checkout(
      Order cart, List<Item> items, Optional<Address> shipping) {
    if (items.size() < cart.snapshot().cart().size() || !items.stream().allMatch(Item::active)) {
      return Outcome.rejected(CommerceFailure.PRODUCT_NOT_FOR_SALE);
    }
    boolean shipped = items.stream().anyMatch(item -> item.kind().isShipped());
    if (shipped && shipping.isEmpty()) {
      return Outcome.rejected(CommerceFailure.SHIPPING_ADDRESS_REQUIRED);
    }
    return Outcome.success(shipped ? shipping : Optional.empty());
  }

  /** The gate before a site's own affairs. Refused with {@code SITE_ADMIN_REQUIRED}. */
  public static Outcome<SiteCaller> staff(SiteCaller caller) {
    return caller.standing().includes(SiteStanding.SITE_ADMIN)
        ? Outcome.success(caller)
        : Outcome.rejected(CommerceFailure.SITE_ADMIN_REQUIRED);
  }
}
