package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.pricing.Goods;

/**
 * What is in a cart. What it costs is the catalogue's to say.
 *
 * @param quantity 1 to {@link Goods#MAX_QUANTITY}
 */
public record CartLine(ProductId product, int quantity) {

  public CartLine {
    if (quantity < 1 || quantity > Goods.MAX_QUANTITY) {
      throw new IllegalArgumentException("1 to 1,000 of a product");
    }
  }
}
