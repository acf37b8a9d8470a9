package io.ringledger.vault.domain;

import java.util.UUID;

/** Identifies a listing: the standing word of an owner to sell. */
public record ListingId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static ListingId of(String text) {
    return new ListingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
