package io.ringledger.vault.persistence.settlement;

import io.quarkus.arc.DefaultBean;
import io.ringledger.shared.domain.XrplAddressFixtures;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.application.settlement.BatchSettling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Stands for what the composition root makes; jobs find nothing to do. */
@ApplicationScoped
class SettlementBeans {

  @Produces
  @Singleton
  @DefaultBean
  BatchSettling settling() {
    return _ -> 0;
  }

  @Produces
  @Singleton
  @DefaultBean
  SettlementAuthority authority() {
    return () -> XrplAddressFixtures.addressOf("authority");
  }
}
