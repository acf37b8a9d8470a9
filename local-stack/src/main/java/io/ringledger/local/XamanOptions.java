package io.ringledger.local;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whom the application asks for signatures; for the commands where somebody is there to sign. */
final class XamanOptions {

  /** Who is asked. */
  enum Mode {
    /** Nobody. */
    STUB,
    /** A Xaman sandbox. */
    API
  }

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private int port = 5990;

  @Option(
      names = "--xaman",
      paramLabel = "stub|api",
      description =
          "Who is asked for signatures: nobody, or with api a Xaman sandbox (default: stub).")
  private Mode mode = Mode.STUB;

  @Option(
      names = "--xaman-port",
      paramLabel = "PORT",
      description = "Port of the Xaman sandbox, 0 for any free one (default: 5990).")
  void setPort(int value) {
    port = StackOptions.checked(Optional.ofNullable(spec).orElseThrow(), "--xaman-port", value);
  }

  /** The settings with what these options mean. */
  StackSettings in(StackSettings settings) {
    return switch (mode) {
      case STUB -> settings;
      case API -> settings.withXamanOn(port);
    };
  }
}
