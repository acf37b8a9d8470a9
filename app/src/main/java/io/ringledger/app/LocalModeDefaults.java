package io.ringledger.app;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What is convenient on one's own machine and wrong in production: browser clients on any local
 * port, logs for people, any number of accounts with any password, metrics on any port that is
 * free, and a stop that waits for no balancer. Every one of these can still be set.
 */
public final class LocalModeDefaults implements ConfigSourceFactory {

  private static final int BELOW_EVERYTHING_SET = 50;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "CORS_ORIGINS", "/https?://(localhost|127[.]0[.]0[.]1)(:[0-9]+)?/",
          "LOG_JSON", "false",
          "SHUTDOWN_DELAY", "0s",
          "MANAGEMENT_PORT", "0",
          // The sandbox ledger's clock can be put ahead; what follows from it shows soon.
          "SWEEP_EVERY", "5s",
          "LEDGER_CHECKPOINT_EVERY", "10s",
          // Replicas are killed for trial; what they had taken is taken over soon.
          "JOB_HEARTBEAT", "2s",
          "REFUSE_COMMON_PASSWORDS", "false",
          "REGISTRATIONS_PER_ADDRESS", "0");

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue mode = context.getValue("RINGLEDGER_MODE");
    boolean local = mode != null && "local".equalsIgnoreCase(mode.getValue());
    return local
        ? List.of(new PropertiesConfigSource(DEFAULTS, "local mode defaults", BELOW_EVERYTHING_SET))
        : List.of();
  }
}
