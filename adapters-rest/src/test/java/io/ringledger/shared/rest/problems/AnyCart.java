package io.ringledger.shared.rest.problems;

import io.ringledger.commerce.application.orders.Carts;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Optional;

/** Takes whatever a cart can be asked. */
final class AnyCart implements Carts {

  private static final CartView EMPTY =
      new CartView(
          Optional.empty(), new CurrencyCode("EUR"), List.of(), Optional.empty(), Optional.empty());

  @Override
  public CartView look(SiteCaller caller) {
    return EMPTY;
  }

  @Override
  public Outcome<CartView> add(SiteCaller caller, ProductId product, int quantity) {
    return Outcome.success(EMPTY);
  }

  @Override
  public Outcome<CartView> change(SiteCaller caller, ProductId product, int quantity) {
    return Outcome.success(EMPTY);
  }

  @Override
  public Outcome<CartView> remove(SiteCaller caller, ProductId product) {
    return Outcome.success(EMPTY);
  }

  @Override
  public Outcome<CartView> discount(SiteCaller caller, Optional<String> code) {
    return Outcome.success(EMPTY);
  }
}
