package io.ringledger.commerce.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of a country's tax rates goods have. */
public enum TaxClass {
  STANDARD,
  REDUCED,
  /** Never taxed. */
  ZERO;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of that wire text, or empty where there is none. */
  public static Optional<TaxClass> ofWire(String text) {
    return Arrays.stream(values()).filter(each -> each.wire().equals(text)).findFirst();
  }
}
