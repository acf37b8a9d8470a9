package io.ringledger.events.persistence;

import io.ringledger.events.application.DeliveryRounds;
import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.application.outbound.WebhookSender;
import io.ringledger.events.domain.DeliverySchedule;
import io.ringledger.shared.application.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** The rounds of the tests, whose subscribers take everything. */
@ApplicationScoped
class NobodyToTell {

  @Produces
  @Singleton
  DeliveryRounds rounds(
      UnitOfWork unitOfWork,
      Subscriptions subscriptions,
      Deliveries deliveries,
      InstantSource clock) {
    return new DeliveryRounds(
        unitOfWork,
        subscriptions,
        deliveries,
        (_, _, _) -> new WebhookSender.Answer.Delivered(204),
        new DeliverySchedule(3, Duration.ofSeconds(1), Duration.ofSeconds(10)),
        Duration.ofSeconds(30),
        Duration.ofDays(1),
        clock);
  }
}
