package io.ringledger.bouts.domain;

import java.util.UUID;

/** Identifies one of the four escrows of a bout. */
public record EscrowId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
