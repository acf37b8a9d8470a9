package io.ringledger.bouts.application.outbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The webhook deliveries that were received; what they said is not kept, only that they came. */
public interface WebhookDeliveries {

  /** Keeps a delivery; answers false, and keeps nothing, where it was received before. */
  boolean store(String deliveryId, Optional<UUID> payload, Instant receivedAt);

  /**
   * Forgets what was received before that; answers how many. A delivery as old is refused anyway.
   */
  int forgetBefore(Instant moment);
}
