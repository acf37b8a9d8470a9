package io.ringledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders, copied and deleted. */
public final class Folders {

  private static final int LINES = 10;

  private Folders() {}

  /** Copies all that is in there, with the times of each file, into a folder that is not there. */
  public static void copy(Path from, Path to) throws IOException {
    for (Path file : contents(from)) {
      Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Deletes it with all that is in there, if it is there. */
  public static void delete(Path folder) throws IOException {
    for (Path file : contents(folder).reversed()) {
      Files.delete(file);
    }
  }

  /** How many bytes its files have. */
  static long size(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : contents(folder)) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  /** The last lines of a text. */
  static String end(Path text) throws IOException {
    List<String> lines = Files.readAllLines(text);
    return String.join(
        System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  /** The folder itself and everything below it, each folder before what is in it. */
  private static List<Path> contents(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
