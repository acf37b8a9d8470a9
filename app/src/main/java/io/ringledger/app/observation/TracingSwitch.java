package io.ringledger.app.observation;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns traces on where there is somebody to send them to; otherwise nothing is traced. */
public final class TracingSwitch implements ConfigSourceFactory {

  private static final int ABOVE_APPLICATION_PROPERTIES = 260;

  private static final Map<String, String> ON =
      Map.of(
          "quarkus.otel.sdk.disabled", "false",
          "quarkus.datasource.jdbc.telemetry.enabled", "true");

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue endpoint = context.getValue("OTEL_EXPORTER_OTLP_ENDPOINT");
    boolean wanted =
        endpoint != null && endpoint.getValue() != null && !endpoint.getValue().isBlank();
    return wanted
        ? List.of(new PropertiesConfigSource(ON, "traces", ABOVE_APPLICATION_PROPERTIES))
        : List.of();
  }
}
