package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Deliveries in memory. */
public final class InMemoryWebhookDeliveries implements WebhookDeliveries, Restorable {

  private Map<String, Instant> received = new HashMap<>();

  @Override
  public synchronized boolean store(String deliveryId, Optional<UUID> payload, Instant receivedAt) {
    return received.putIfAbsent(deliveryId, receivedAt) == null;
  }

  @Override
  public synchronized int forgetBefore(Instant moment) {
    int before = received.size();
    received.values().removeIf(at -> at.isBefore(moment));
    return before - received.size();
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<String, Instant> before = new HashMap<>(received);
    return () -> received = before;
  }
}
