package io.ringledger.bench;

import io.ringledger.local.Folders;
import io.ringledger.local.JavaRuntime;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackException;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.BoutPlay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the AOT cache of the JVM's image saves. The image's files are started with it and without
 * it, in turns, on the same database and ledger, with the memory of a small container; after each
 * start whole bouts are settled.
 */
@Command(name = "start", description = "Starts the JVM's image with and without its AOT cache.")
final class StartBench implements Callable<Integer> {

  private static final Duration CLOSE_INTERVAL = Duration.ofMillis(100);
  private static final double KIBIBYTES = 1024;

  private final PrintStream out = System.out;

  @Option(
      names = "--starts",
      defaultValue = "5",
      description = "starts of each kind (${DEFAULT-VALUE})")
  private int starts;

  @Option(
      names = "--bouts",
      defaultValue = "10",
      description = "bouts settled after each start (${DEFAULT-VALUE})")
  private int bouts;

  @Option(
      names = "--memory",
      defaultValue = "768m",
      description = "memory that Java believes to have (${DEFAULT-VALUE})")
  private String memory = "";

  /** Seconds of the wall clock and of the processors, and memory in MiB. */
  private record Start(
      double ready,
      double cpuReady,
      double memoryReady,
      double firstBout,
      double cpuFirstBout,
      double lastBout,
      double cpuLastBout,
      double memoryLast) {}

  @Override
  public Integer call() throws Exception {
    if (starts < 1 || bouts < 2) {
      throw new StackException("At least one start and two bouts are needed.");
    }
    Path image =
        StackSettings.imageOf(Path.of(System.getProperty("ringledger.home", ".")))
            .resolveSibling("");
    if (!Files.exists(image.resolve(JavaRuntime.AOT_CACHE))) {
      throw new StackException("There is no image; run ./ringledger image-layout first.");
    }
    Path scratch = Files.createTempDirectory("ringledger-bench");
    try {
      // Somewhere else than where the cache was trained, as in a container.
      Folders.copy(image, scratch.resolve("with"));
      Folders.copy(image, scratch.resolve("without"));
      Files.delete(scratch.resolve("without").resolve(JavaRuntime.AOT_CACHE));
      measure(scratch);
      return 0;
    } finally {
      Folders.delete(scratch);
    }
  }

  private void measure(Path scratch) throws Exception {
    List<Start> without = new ArrayList<>();
    List<Start> with = new ArrayList<>();
    // The first of each reads the files from the disk and, for the very first, migrates.
    for (int round = 0; round <= starts; round++) {
      Start plain = start(scratch, "without");
      Start cached = start(scratch, "with");
      out.printf(
          Locale.ROOT,
          "  %s: without %.2f s, with %.2f s%n",
          round == 0 ? "warm-up" : "start " + round,
          plain.ready(),
          cached.ready());
      if (round > 0) {
        without.add(plain);
        with.add(cached);
      }
    }
    out.printf("%nmedians of %d starts, %d bouts after each%n", starts, bouts);
    out.printf("%-42s %9s %9s %7s%n", "", "without", "with", "ratio");
    row("start to the first 200 of /healthz, s", without, with, Start::ready);
    row("  CPU of it, s", without, with, Start::cpuReady);
    row("  resident memory then, MiB", without, with, Start::memoryReady);
    row("first bout, s", without, with, Start::firstBout);
    row("  CPU of it, s", without, with, Start::cpuFirstBout);
    row("last bout, s", without, with, Start::lastBout);
    row("  CPU of it, s", without, with, Start::cpuLastBout);
    row("  resident memory then, MiB", without, with, Start::memoryLast);
  }

  private void row(
      String name, List<Start> without, List<Start> with, ToDoubleFunction<Start> value) {
    double plain = median(without, value);
    double cached = median(with, value);
    out.printf(Locale.ROOT, "%-42s %9.2f %9.2f %7.2f%n", name, plain, cached, cached / plain);
  }

  private static double median(List<Start> all, ToDoubleFunction<Start> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private Start start(Path scratch, String image) throws Exception {
    StackSettings settings =
        StackSettings.onFreePorts(
                scratch.resolve("data"), scratch.resolve(image).resolve("quarkus-run.jar"))
            .withJava(JavaRuntime.own().withOptions("-XX:MaxRAM=" + memory))
            .withCloseInterval(CLOSE_INTERVAL);
    try (LocalStack stack = new LocalStack(settings, Terminal.ofProcess())) {
      stack.startBacking();
      long before = System.nanoTime();
      stack.startApplication();
      double ready = secondsSince(before);
      double cpuReady = cpu(stack);
      double memoryReady = memory(stack);
      Played first = play(stack);
      Played last = first;
      for (int bout = 1; bout < bouts; bout++) {
        last = play(stack);
      }
      return new Start(
          ready,
          cpuReady,
          memoryReady,
          first.seconds(),
          first.cpu(),
          last.seconds(),
          last.cpu(),
          memory(stack));
    }
  }

  /** Seconds of the wall clock, and of the application's processors. */
  private record Played(double seconds, double cpu) {}

  private static Played play(LocalStack stack) throws InterruptedException {
    double cpuBefore = cpu(stack);
    long before = System.nanoTime();
    try (BoutPlay play = BoutPlay.between(stack.api(), stack.ledger(), _ -> {})) {
      if (!play.run().agrees()) {
        throw new StackException("A bout was not settled as it should be.");
      }
    }
    return new Played(secondsSince(before), cpu(stack) - cpuBefore);
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  private static double cpu(LocalStack stack) {
    return ProcessHandle.of(stack.applicationPid())
        .flatMap(process -> process.info().totalCpuDuration())
        .map(spent -> spent.toNanos() / 1e9)
        .orElseThrow(() -> new StackException("The system does not tell a process's CPU time."));
  }

  private static double memory(LocalStack stack) throws IOException, InterruptedException {
    Process ps =
        new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(stack.applicationPid())).start();
    String kibibytes =
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    if (ps.waitFor() != 0 || kibibytes.isEmpty()) {
      throw new StackException("The tool ps does not tell a process's memory.");
    }
    return Long.parseLong(kibibytes) / KIBIBYTES;
  }
}
