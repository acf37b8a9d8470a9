package io.ringledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.app.observation.WatchedPurchases;
import io.ringledger.rewards.application.orders.OrderRewardConsumer;
import io.ringledger.rewards.application.orders.OrderRewards;
import io.ringledger.rewards.application.orders.OrderRewardsUseCase;
import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.cloudevents.PurchaseEventsWriter;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.sites.SiteScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands what makes reward events of orders what it needs. */
@ApplicationScoped
class OrderRewardWiring {

  @Produces
  @Singleton
  OrderRewards orderRewards(
      SiteScope scope, OrderRewardMappings mappings, AuditTrail trail, InstantSource clock) {
    return new OrderRewardsUseCase(scope, mappings, trail, clock);
  }

  @Produces
  @Singleton
  EventConsumer orderRewardConsumer(
      SiteScope scope,
      OrderRewardMappings mappings,
      RewardIntake intake,
      AuditTrail trail,
      InstantSource clock,
      MeterRegistry registry) {
    return new OrderRewardConsumer(
        scope,
        mappings,
        new PurchaseEventsWriter(),
        intake,
        new WatchedPurchases(registry),
        trail,
        clock);
  }
}
