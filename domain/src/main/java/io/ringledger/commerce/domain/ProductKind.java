package io.ringledger.commerce.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing is sold. */
public enum ProductKind {
  TICKET,
  MERCHANDISE,
  PAY_PER_VIEW;

  /** Whether it is sent to somebody, so that it needs an address to go to. */
  public boolean isShipped() {
    return this == MERCHANDISE;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that wire text, or empty where there is none. */
  public static Optional<ProductKind> ofWire(String text) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
  }
}
