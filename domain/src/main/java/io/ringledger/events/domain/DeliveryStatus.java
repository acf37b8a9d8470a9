package io.ringledger.events.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has become of a delivery. */
public enum DeliveryStatus {
  /** To be sent, again perhaps. */
  PENDING,
  /** The subscriber has said that it has it. */
  DELIVERED,
  /** Given up; an admin may have it sent again. */
  DEAD;

  /** The name on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DeliveryStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}
