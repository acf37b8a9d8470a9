package io.ringledger.commerce.rest.orders.request;

import io.ringledger.commerce.application.orders.Carts;
import io.ringledger.commerce.application.orders.Carts.CartView;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a cart.
 *
 * @param productId for all but the discount
 * @param quantity to add, or to have
 * @param discountCode of the discount; without one there is none any more
 */
@WholeCartRequest
public record CartRequest(
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Bounds.GIVEN) @OneOf({ADD, CHANGE, REMOVE, DISCOUNT}) String action,
    @Nullable @Wire(WireForm.UUID) String productId,
    @Nullable
        @Min(value = 1, message = Bounds.QUANTITY)
        @Max(value = Goods.MAX_QUANTITY, message = Bounds.QUANTITY)
        Integer quantity,
    @Nullable @PurchaseText(PurchaseText.Part.DISCOUNT_CODE) String discountCode) {

  static final String ADD = "add";
  static final String CHANGE = "change";
  static final String REMOVE = "remove";
  static final String DISCOUNT = "discount";

  /** Does it; the request has been validated. */
  public Outcome<CartView> apply(Carts carts, SiteCaller caller) {
    return switch (action) {
      case ADD -> carts.add(caller, product(), wanted());
      case CHANGE -> carts.change(caller, product(), wanted());
      case REMOVE -> carts.remove(caller, product());
      default -> carts.discount(caller, code());
    };
  }

  private ProductId product() {
    return ProductId.of(Objects.requireNonNull(productId));
  }

  private int wanted() {
    return Objects.requireNonNull(quantity);
  }

  private Optional<String> code() {
    return Optional.ofNullable(discountCode).map(text -> text.toUpperCase(Locale.ROOT));
  }
}
