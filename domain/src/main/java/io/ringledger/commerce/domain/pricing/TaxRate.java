package io.ringledger.commerce.domain.pricing;

import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.TaxClass;

/**
 * What a country takes of what goods cost.
 *
 * @param name as it stands on a bill, 1 to 50 characters: {@code MwSt.}
 * @param basisPoints hundredths of a percent, 1 to 5,000
 */
public record TaxRate(Country country, TaxClass taxClass, String name, int basisPoints) {

  public static final int MAX_BASIS_POINTS = 5_000;
  public static final int MAX_NAME_LENGTH = 50;

  public TaxRate {
    if (basisPoints < 1 || basisPoints > MAX_BASIS_POINTS) {
      throw new IllegalArgumentException("a tax rate is 1 to 5,000 basis points");
    }
    if (taxClass == TaxClass.ZERO) {
      throw new IllegalArgumentException("what is never taxed has no rate");
    }
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException("a tax has a name of at most 50 characters");
    }
  }
}
