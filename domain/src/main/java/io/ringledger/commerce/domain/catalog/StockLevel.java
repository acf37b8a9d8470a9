package io.ringledger.commerce.domain.catalog;

import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.shared.domain.Outcome;

/**
 * How much there is of a product.
 *
 * @param onHand how many there are, those set aside included; at most {@link #MAX}
 * @param reserved how many are set aside for orders that are not paid yet; never more than there
 *     are
 */
public record StockLevel(long onHand, long reserved) {

  public static final long MAX = 1_000_000_000;

  public static final StockLevel NONE = new StockLevel(0, 0);

  public StockLevel {
    if (reserved < 0 || onHand < reserved || onHand > MAX) {
      throw new IllegalArgumentException(
          "%d set aside of %d cannot be".formatted(reserved, onHand));
    }
  }

  /** How many can still be sold. */
  public long available() {
    return onHand - reserved;
  }

  /** Sets so many aside; refused with {@code OUT_OF_STOCK}. */
  public Outcome<StockLevel> reserve(int quantity) {
    return positive(quantity) > available()
        ? Outcome.rejected(CommerceFailure.OUT_OF_STOCK)
        : Outcome.success(new StockLevel(onHand, reserved + quantity));
  }

  /** Gives so many back of those that were set aside; throws where there are not as many. */
  public StockLevel release(int quantity) {
    return new StockLevel(onHand, reserved - positive(quantity));
  }

  /** So many of those that were set aside are sold; throws where there are not as many. */
  public StockLevel ship(int quantity) {
    return new StockLevel(onHand - positive(quantity), reserved - quantity);
  }

  /**
   * So many came in, or with a minus went out otherwise. Refused with {@code STOCK_OUT_OF_RANGE}
   * where less would be left than is set aside, or more than {@link #MAX}.
   */
  public Outcome<StockLevel> adjust(long change) {
    // Neither can overflow: both are within the range of what there can be.
    boolean possible = change >= reserved - onHand && change <= MAX - onHand;
    return possible
        ? Outcome.success(new StockLevel(onHand + change, reserved))
        : Outcome.rejected(CommerceFailure.STOCK_OUT_OF_RANGE);
  }

  private static int positive(int quantity) {
    if (quantity < 1) {
      throw new IllegalArgumentException("at least one");
    }
    return quantity;
  }
}
