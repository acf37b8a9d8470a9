package io.ringledger.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java that runs the application.
 *
 * @param home where it is installed
 * @param options for it, on top of those that come with the application
 */
public record JavaRuntime(Path home, List<String> options) {

  /** Options beside the deployable, as its container image has them. */
  static final String OPTIONS_FILE = "java.options";

  /** The JDK's AOT cache beside the deployable, where somebody trained one. */
  public static final String AOT_CACHE = "app.aot";

  /**
   * As it is deployed, see docs/performance.md: a request leaves much behind and the heap is small,
   * so that short pauses cost less than the work of collecting beside the application.
   */
  private static final String GARBAGE_COLLECTOR = "-XX:+UseParallelGC";

  public JavaRuntime {
    options = List.copyOf(options);
  }

  /** The Java of this process. */
  public static JavaRuntime own() {
    return new JavaRuntime(Path.of(System.getProperty("java.home")), List.of());
  }

  /** The Java that is installed there, with the same options. */
  JavaRuntime at(Path different) {
    return new JavaRuntime(different, options);
  }

  /** The same Java with these options. */
  public JavaRuntime withOptions(String... different) {
    return new JavaRuntime(home, List.of(different));
  }

  /**
   * The command that starts a deployable.
   *
   * @param jar its {@code quarkus-run.jar}
   */
  List<String> commandFor(Path jar) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    Path file = jar.resolveSibling(OPTIONS_FILE);
    command.add(Files.exists(file) ? "@" + file : GARBAGE_COLLECTOR);
    Path cache = jar.resolveSibling(AOT_CACHE);
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
