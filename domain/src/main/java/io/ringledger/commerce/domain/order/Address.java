package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.Country;
import java.util.Optional;

/**
 * A postal address. Never printed.
 *
 * @param name who lives there, 1 to 100 characters
 * @param line1 1 to 200 characters
 * @param city 1 to 100 characters
 * @param postalCode 1 to 20 characters; empty where the country has none
 * @param region 1 to 100 characters
 */
public record Address(
    String name,
    String line1,
    Optional<String> line2,
    String city,
    Optional<String> postalCode,
    Optional<String> region,
    Country country) {

  public static final int MAX_NAME = 100;
  public static final int MAX_LINE = 200;
  public static final int MAX_CITY = 100;
  public static final int MAX_POSTAL_CODE = 20;
  public static final int MAX_REGION = 100;

  public Address {
    check(name, MAX_NAME);
    check(line1, MAX_LINE);
    check(city, MAX_CITY);
    line2.ifPresent(text -> check(text, MAX_LINE));
    postalCode.ifPresent(text -> check(text, MAX_POSTAL_CODE));
    region.ifPresent(text -> check(text, MAX_REGION));
  }

  private static void check(String text, int max) {
    if (text.isBlank() || text.length() > max) {
      throw new IllegalArgumentException(
          "a part of an address has 1 to %d characters".formatted(max));
    }
  }

  @Override
  public String toString() {
    return "Address[redacted]";
  }
}
