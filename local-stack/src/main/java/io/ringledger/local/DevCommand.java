package io.ringledger.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the application from its sources with live reload, on the stack's database and ledger. */
@Command(name = "dev", description = "Runs the application with live reload.")
final class DevCommand implements Callable<Integer> {

  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Terminal terminal;

  @Mixin private final StackOptions options = new StackOptions();
  @Mixin private final XamanOptions xaman = new XamanOptions();

  DevCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path home = StackOptions.home();
    LocalStack stack = new LocalStack(xaman.in(options.settings()), terminal);
    try (Session _ = Session.of(stack, terminal)) {
      stack.startBacking();
      terminal.say(
          "Live reload on %s, sandbox ledger %s, data in %s. Ctrl-C stops it."
              .formatted(stack.api(), stack.ledger(), stack.data()));
      terminal.say(stack.payments().explanation());
      stack.xaman().map(LocalXaman::explanation).ifPresent(terminal::say);
      Process build = build(home, stack);
      stack.attach(() -> stop(build));
      return build.waitFor();
    }
  }

  private static Process build(Path home, LocalStack stack) {
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("mvnw").toString(),
                "-ntp",
                "-pl",
                "app",
                "-am",
                // The modules share test fixtures, which are found once they are compiled.
                "test-compile",
                "quarkus:dev")
            .directory(home.toFile())
            .inheritIO();
    builder.environment().putAll(stack.applicationEnvironment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new StackException("The build ./mvnw cannot be run: %s.".formatted(e.getMessage()), e);
    }
  }

  private static void stop(Process build) throws InterruptedException {
    build.toHandle().destroy();
    if (!build.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
      build.destroyForcibly();
    }
  }
}
