package io.ringledger.commerce.domain.catalog;

import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import java.util.regex.Pattern;

/**
 * Something that a site sells. What it is stays what it is; how it is offered can change, and each
 * change makes the next version.
 *
 * @param sku the seller's own name of it, 1 to 64 letters, digits and {@code . _ -}; unique on the
 *     site
 * @param version from 1
 */
public record Product(
    ProductId id, SiteId site, ProductKind kind, String sku, Offer offer, long version) {

  public static final String SKU_FORM = "[A-Za-z0-9._-]{1,64}";
  public static final int MAX_NAME_LENGTH = 200;
  public static final int MAX_DESCRIPTION_LENGTH = 5_000;
  private static final Pattern SKU = Pattern.compile(SKU_FORM);

  public Product {
    if (!SKU.matcher(sku).matches()) {
      throw new IllegalArgumentException("a sku has 1 to 64 letters, digits and . _ -");
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1");
    }
  }

  /**
   * How it is offered.
   *
   * @param name as buyers read it, 1 to 200 characters
   * @param description what else they read, at most 5,000 characters
   * @param price of one, before tax and discount, in the site's currency
   * @param active whether it is for sale
   */
  public record Offer(
      String name, String description, Money price, TaxClass taxClass, boolean active) {

    public Offer {
      if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
        throw new IllegalArgumentException("a product has a name of at most 200 characters");
      }
      if (description.length() > MAX_DESCRIPTION_LENGTH) {
        throw new IllegalArgumentException("a description has at most 5,000 characters");
      }
    }
  }

  /** A product that is new. */
  public static Product introduce(
      ProductId id, SiteId site, ProductKind kind, String sku, Offer offer) {
    return new Product(id, site, kind, sku, offer, 1);
  }

  /**
   * Offers it otherwise from now on. Orders that were placed keep what they were placed for.
   *
   * @param base the version that the change was made from; refused with {@code PRODUCT_CHANGED}
   *     where there is a later one
   */
  public Outcome<Product> offered(long base, Offer other) {
    if (!other.price().currency().equals(offer.price().currency())) {
      throw new IllegalArgumentException("a product stays in the currency of its site");
    }
    return base == version
        ? Outcome.success(new Product(id, site, kind, sku, other, version + 1))
        : Outcome.rejected(CommerceFailure.PRODUCT_CHANGED);
  }
}
