package io.ringledger.events.domain;

import java.util.UUID;

/** The id of a delivery, in order of creation. */
public record DeliveryId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
