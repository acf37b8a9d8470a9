package io.ringledger.bouts.domain;

import java.util.UUID;

/** Identifies a bout. */
public record BoutId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
