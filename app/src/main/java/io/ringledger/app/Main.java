package io.ringledger.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Where the process begins. Settings are looked at before anything is connected to, so that an
 * operator who has to mend some reads nothing else.
 */
@QuarkusMain
public final class Main {

  private static final int DEFAULTS = 250;

  private Main() {}

  public static void main(String... arguments) {
    List<String> problems = problems();
    if (problems.isEmpty()) {
      Quarkus.run(arguments);
    } else {
      System.err.println(new UnsafeStartException(problems).getMessage());
      System.exit(1);
    }
  }

  private static List<String> problems() {
    try {
      return StartChecks.problems(config());
    } catch (ConfigValidationException unreadable) {
      return List.of(unreadable.getMessage());
    }
  }

  private static SmallRyeConfig config() {
    try {
      return new SmallRyeConfigBuilder()
          .addDefaultInterceptors()
          .addDefaultSources()
          .addDiscoveredSources()
          .addDiscoveredConverters()
          .withSources(
              new PropertiesConfigSource(
                  Objects.requireNonNull(Main.class.getResource("/application.properties")),
                  DEFAULTS))
          .withMapping(Settings.class)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
