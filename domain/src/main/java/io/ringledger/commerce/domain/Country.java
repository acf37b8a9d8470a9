package io.ringledger.commerce.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A country of ISO 3166-1.
 *
 * @param code two upper-case letters
 */
public record Country(String code) {

  private static final Set<String> CODES =
      Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

  public Country {
    if (!CODES.contains(code)) {
      throw new IllegalArgumentException("not a country of ISO 3166-1");
    }
  }

  /** The country, or empty where the text names none. */
  public static Optional<Country> parse(String text) {
    return CODES.contains(text) ? Optional.of(new Country(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return code;
  }
}
