package io.ringledger.app.index;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.app.Settings;
import io.ringledger.app.UnsafeStartException;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.persistence.index.VaultIndexJobs;
import io.ringledger.vault.xrpl.listener.LedgerWaker;
import io.ringledger.vault.xrpl.listener.WakerSettings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Listens while this replica runs; what it hears brings the next reading forward. */
@Singleton
class VaultListener {

  private final LedgerWaker waker;

  VaultListener(
      Settings settings, SettlementAuthority authority, VaultIndexJobs jobs, InstantSource clock) {
    this.waker = new LedgerWaker(wakerSettings(settings), authority.address(), jobs::wake, clock);
  }

  private static WakerSettings wakerSettings(Settings settings) {
    try {
      return WakerSettings.of(settings.vault().index().listenerUrls().orElse(List.of()));
    } catch (IllegalArgumentException refused) {
      throw new UnsafeStartException(List.of("VAULT_LISTENER_URLS: " + refused.getMessage()));
    }
  }

  void start(@Observes StartupEvent event, MeterRegistry registry) {
    Gauge.builder("ringledger.vault.listener.connected", waker, it -> it.isConnected() ? 1 : 0)
        .description("1 while a node tells of closed ledgers; 0 while they are only polled")
        .strongReference(true)
        .register(registry);
    waker.start();
  }

  void stop(@Observes ShutdownEvent event) {
    waker.close();
  }
}
