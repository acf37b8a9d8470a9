package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.domain.order.CartLine;
import java.util.Locale;

/** Whether what is in a cart could be ordered now. */
public enum Offer {
  AVAILABLE,
  /** There are not as many left. */
  SHORT,
  NOT_FOR_SALE,
  GONE;

  static Offer of(CartLine wanted, Item item) {
    if (!item.active()) {
      return NOT_FOR_SALE;
    }
    return wanted.quantity() <= item.available() ? AVAILABLE : SHORT;
  }

  /** The text used on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
