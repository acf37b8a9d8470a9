package io.ringledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the container image of the JVM holds: the deployable, the options of its Java and, once it
 * is trained, the JDK's AOT cache.
 *
 * @param root the folder
 */
record ImageLayout(Path root) {

  /**
   * Writes it anew, without a cache, into {@code app/target/image}.
   *
   * @param home the root of the repository, where the deployable is built
   */
  static ImageLayout write(Path home) throws IOException {
    Path built = StackSettings.applicationOf(home).resolveSibling("");
    ImageLayout layout = new ImageLayout(StackSettings.imageOf(home).resolveSibling(""));
    Folders.delete(layout.root);
    // With the time of each file: the cache is for exactly these jars.
    Folders.copy(built, layout.root);
    Files.copy(
        home.resolve("app/src/main/docker").resolve(JavaRuntime.OPTIONS_FILE),
        layout.root.resolve(JavaRuntime.OPTIONS_FILE));
    return layout;
  }

  Path application() {
    return root.resolve("quarkus-run.jar");
  }

  Path cache() {
    return root.resolve(JavaRuntime.AOT_CACHE);
  }
}
