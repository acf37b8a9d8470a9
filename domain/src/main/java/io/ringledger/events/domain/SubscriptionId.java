package io.ringledger.events.domain;

import java.util.UUID;

/** The id of a subscription. */
public record SubscriptionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
