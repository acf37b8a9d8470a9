package io.ringledger.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The server process of a data directory, as its own {@code postmaster.pid} names it. */
final class Postmaster {

  private static final String PID_FILE = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final String FAST_SHUTDOWN = "INT";

  private Postmaster() {}

  /** The process that serves that directory now, if any does. */
  static Optional<ProcessHandle> of(Path directory) throws IOException {
    return pid(directory)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> serves(process, directory));
  }

  /** The port on which that directory is served now, if it is. */
  static Optional<Integer> port(Path directory) throws IOException {
    if (of(directory).isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(directory.resolve(PID_FILE));
    return lines.stream()
        .skip(PORT_LINE)
        .findFirst()
        .map(String::strip)
        .filter(port -> port.matches("[0-9]{1,5}"))
        .map(Integer::valueOf);
  }

  /**
   * Stops what a stack that was killed hard has left behind, and takes away its pid file where the
   * process is gone or its number belongs to somebody else by now. The caller holds the lock of the
   * data folder, so no living stack owns it.
   *
   * @return whether there was one to stop
   */
  static boolean stopOrphan(Path directory, Duration patience)
      throws IOException, InterruptedException {
    Optional<ProcessHandle> orphan = of(directory);
    if (orphan.isPresent()) {
      stop(orphan.get(), patience);
    }
    Files.deleteIfExists(directory.resolve(PID_FILE));
    return orphan.isPresent();
  }

  /** Waits for it to end; ends it hard after that. PostgreSQL recovers from its log. */
  static void stop(ProcessHandle process, Duration patience)
      throws IOException, InterruptedException {
    new ProcessBuilder(
            "/bin/sh", "-c", "kill -s \"$2\" \"$1\"", "stop", pidOf(process), FAST_SHUTDOWN)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    if (!ended(process, patience)) {
      process.destroyForcibly();
      if (!ended(process, patience)) {
        throw new IOException("process " + process.pid() + " does not end");
      }
    }
  }

  /**
   * Ends a server and all its children at once, and waits until they are gone.
   *
   * @throws IOException if one of them does not end
   */
  static void killWithChildren(ProcessHandle process, Duration patience)
      throws IOException, InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : Stream.concat(Stream.of(process), children.stream()).toList()) {
      if (!ended(each, patience)) {
        throw new IOException("process " + each.pid() + " does not end");
      }
    }
  }

  private static String pidOf(ProcessHandle process) {
    return Long.toString(process.pid());
  }

  private static boolean ended(ProcessHandle process, Duration patience)
      throws InterruptedException {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Long> pid(Path directory) throws IOException {
    Path file = directory.resolve(PID_FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.valueOf(lines.getFirst().strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** The number in an old pid file may be anyone's by now; its command line tells. */
  private static boolean serves(ProcessHandle process, Path directory) {
    ProcessHandle.Info info = process.info();
    boolean byArguments =
        info.arguments().stream().flatMap(Arrays::stream).anyMatch(directory.toString()::equals);
    return byArguments
        || info.commandLine().filter(line -> line.contains(directory.toString())).isPresent();
  }
}
