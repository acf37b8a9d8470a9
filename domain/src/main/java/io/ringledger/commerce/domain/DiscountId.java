package io.ringledger.commerce.domain;

import java.util.UUID;

/** Identifies a discount of a site. */
public record DiscountId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static DiscountId of(String text) {
    return new DiscountId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
