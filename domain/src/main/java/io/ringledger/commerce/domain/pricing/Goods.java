package io.ringledger.commerce.domain.pricing;

import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.shared.domain.Money;

/**
 * Some of one product, as it stands in the catalogue.
 *
 * @param sku the seller's own name of the product
 * @param name as the buyer reads it
 * @param quantity 1 to {@link #MAX_QUANTITY}
 * @param unitPrice before tax and discount
 */
public record Goods(
    ProductId product,
    String sku,
    String name,
    ProductKind kind,
    TaxClass taxClass,
    int quantity,
    Money unitPrice) {

  public static final int MAX_QUANTITY = 1_000;

  public Goods {
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw new IllegalArgumentException("1 to 1,000 of a product");
    }
  }
}
