package io.ringledger.local;

import io.ringledger.local.demo.BoutPlay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes the JDK's AOT cache of an image: the application is watched while it settles bouts, and
 * what it loaded, linked and ran often is written down for every later start (JEP 483, 514, 515).
 */
final class AotTraining {

  private static final Duration CLOSE_INTERVAL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** As in production, so that what writes such a log is in the cache. */
  private static final Map<String, String> ENVIRONMENT = Map.of("LOG_JSON", "true");

  private final ImageLayout layout;
  private final JavaRuntime java;
  private final Path scratch;
  private final Terminal terminal;

  /**
   * A training that has not begun.
   *
   * @param java what will run the image; a cache fits no other
   * @param scratch a folder for what is not kept
   */
  AotTraining(ImageLayout layout, JavaRuntime java, Path scratch, Terminal terminal) {
    this.layout = layout;
    this.java = java;
    this.scratch = scratch;
    this.terminal = terminal;
  }

  /**
   * Trains with so many bouts, writes the cache, and starts the application with it once.
   *
   * @throws StackException if the application cannot run with the cache
   */
  void run(int plays) throws InterruptedException {
    Path recorded = scratch.resolve("app.aotconf");
    try (LocalStack stack =
        stack(java.withOptions("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded))) {
      stack.start();
      for (int play = 0; play < plays; play++) {
        try (BoutPlay bout = BoutPlay.between(stack.api(), stack.ledger(), _ -> {})) {
          bout.run();
        }
      }
    }
    create(recorded);
    // With AOTMode=on a Java that cannot use the cache refuses to start.
    try (LocalStack stack = stack(java.withOptions("-XX:AOTMode=on"))) {
      stack.start();
    }
  }

  private LocalStack stack(JavaRuntime runtime) {
    return new LocalStack(
        StackSettings.onFreePorts(scratch.resolve("data"), layout.application())
            .withJava(runtime)
            .withCloseInterval(CLOSE_INTERVAL)
            .withEnvironment(ENVIRONMENT),
        terminal);
  }

  private void create(Path recorded) throws InterruptedException {
    Path log = scratch.resolve("create.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                java.withOptions(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + recorded,
                        "-XX:AOTCache=" + layout.cache())
                    .commandFor(layout.application()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new StackException("Java did not write the AOT cache in time.");
      }
      if (process.exitValue() != 0) {
        throw new StackException("Java did not write the AOT cache: " + Folders.end(log));
      }
    } catch (IOException e) {
      throw new StackException("Java cannot be run: %s.".formatted(e.getMessage()), e);
    }
  }
}
