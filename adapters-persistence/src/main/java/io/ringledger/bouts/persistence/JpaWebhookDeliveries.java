package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Webhook deliveries in PostgreSQL. */
@ApplicationScoped
public class JpaWebhookDeliveries implements WebhookDeliveries {

  private static final String STORE =
      """
      insert into webhook_deliveries (delivery_id, payload_id, received_at)
      values (:id, :payload, :receivedAt)
      on conflict do nothing
      """;

  private final Session session;

  JpaWebhookDeliveries(Session session) {
    this.session = session;
  }

  @Override
  public boolean store(String deliveryId, Optional<UUID> payload, Instant receivedAt) {
    return session
            .createNativeMutationQuery(STORE)
            .setParameter("id", deliveryId)
            .setParameter("payload", payload.orElse(null), UUID.class)
            .setParameter("receivedAt", Storable.moment(receivedAt))
            .executeUpdate()
        == 1;
  }

  @Override
  public int forgetBefore(Instant moment) {
    return session
        .createNativeMutationQuery("delete from webhook_deliveries where received_at < :moment")
        .setParameter("moment", Storable.moment(moment))
        .executeUpdate();
  }
}
