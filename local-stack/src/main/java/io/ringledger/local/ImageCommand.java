package io.ringledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what the container image of the JVM holds, with a trained AOT cache. */
@Command(name = "image-layout", description = "Writes the files of the JVM's container image.")
final class ImageCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--java",
      paramLabel = "FOLDER",
      description = "The Java that will run the image, since a cache fits no other.")
  private @Nullable Path java;

  @Option(
      names = "--plays",
      defaultValue = "20",
      description = "How many bouts the cache is trained with (${DEFAULT-VALUE}).")
  private int plays;

  ImageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    JavaRuntime runtime =
        java == null ? JavaRuntime.own() : JavaRuntime.own().at(java.toAbsolutePath());
    ImageLayout layout = ImageLayout.write(StackOptions.home());
    terminal.say("Training the AOT cache with %d bouts ...".formatted(plays));
    Path scratch = Files.createTempDirectory("ringledger-image");
    try {
      new AotTraining(layout, runtime, scratch, terminal).run(plays);
    } finally {
      Folders.delete(scratch);
    }
    terminal.say(
        "The image's files are in %s (%d MiB, of which the AOT cache is %d MiB)."
            .formatted(
                layout.root(),
                mebibytes(Folders.size(layout.root())),
                mebibytes(Files.size(layout.cache()))));
    return 0;
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }
}
