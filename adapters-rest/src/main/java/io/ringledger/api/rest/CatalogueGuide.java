package io.ringledger.api.rest;

import static io.ringledger.commerce.domain.CommerceFailure.DISCOUNT_CODE_TAKEN;
import static io.ringledger.commerce.domain.CommerceFailure.DISCOUNT_INVALID;
import static io.ringledger.commerce.domain.CommerceFailure.DISCOUNT_NOT_FOUND;
import static io.ringledger.commerce.domain.CommerceFailure.PRODUCT_CHANGED;
import static io.ringledger.commerce.domain.CommerceFailure.PRODUCT_NOT_FOUND;
import static io.ringledger.commerce.domain.CommerceFailure.SHOP_SETTINGS_INVALID;
import static io.ringledger.commerce.domain.CommerceFailure.SITE_ADMIN_REQUIRED;
import static io.ringledger.commerce.domain.CommerceFailure.SKU_TAKEN;
import static io.ringledger.commerce.domain.CommerceFailure.STOCK_OUT_OF_RANGE;
import static io.ringledger.sites.domain.SiteFailure.SITE_NOT_FOUND;
import static io.ringledger.sites.domain.SiteFailure.VISITOR_OF_ANOTHER_SITE;

import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.rest.sites.SiteCallers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which refusals the operations on catalogues know, and whose they are. */
final class CatalogueGuide {

  private static final Set<String> PEOPLE =
      Arrays.stream(Role.values()).map(Role::wire).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> EVERYBODY =
      Stream.concat(PEOPLE.stream(), Stream.of(SiteCallers.VISITOR_ROLE))
          .collect(Collectors.toUnmodifiableSet());

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          buyer("listProducts"),
          buyer("getProduct", PRODUCT_NOT_FOUND),
          staff("addProduct", SKU_TAKEN),
          staff("changeProduct", PRODUCT_NOT_FOUND, PRODUCT_CHANGED),
          staff("adjustStock", PRODUCT_NOT_FOUND, STOCK_OUT_OF_RANGE),
          staff("getShopSettings"),
          staff("putShopSettings", SHOP_SETTINGS_INVALID),
          staff("listDiscounts"),
          staff("addDiscount", DISCOUNT_CODE_TAKEN, DISCOUNT_INVALID),
          staff("changeDiscount", DISCOUNT_NOT_FOUND, DISCOUNT_INVALID));

  private CatalogueGuide() {}

  private static Map.Entry<String, Row> buyer(String operationId, FailureCode... failures) {
    return row(operationId, EVERYBODY, VISITOR_OF_ANOTHER_SITE, failures);
  }

  private static Map.Entry<String, Row> staff(String operationId, FailureCode... failures) {
    return row(operationId, PEOPLE, SITE_ADMIN_REQUIRED, failures);
  }

  private static Map.Entry<String, Row> row(
      String operationId, Set<String> roles, FailureCode gate, FailureCode... failures) {
    return OperationGuide.rowOf(
        operationId,
        roles,
        Stream.concat(Stream.of(gate, SITE_NOT_FOUND), Stream.of(failures))
            .toArray(FailureCode[]::new));
  }
}
