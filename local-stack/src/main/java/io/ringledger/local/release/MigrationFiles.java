package io.ringledger.local.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The migrations of a checkout: one line of versions without a gap, each with its undo, and those
 * that were released as they were then. The list of the released ones is {@code
 * released-checksums}, a line for each: its file and the SHA-256 of it.
 */
public final class MigrationFiles {

  private static final Pattern NAME = Pattern.compile("V([1-9][0-9]{0,5})__[a-z0-9_]+\\.sql");

  private final Path folder;
  private final List<String> names;

  /**
   * Looks at them.
   *
   * @param folder with {@code migration}, {@code undo} and {@code released-checksums}
   */
  public MigrationFiles(Path folder) {
    this.folder = folder;
    this.names =
        in("migration").stream()
            .sorted(Comparator.comparingInt(MigrationFiles::version).thenComparing(name -> name))
            .toList();
  }

  private List<String> in(String part) {
    try (Stream<Path> files = Files.list(folder.resolve(part))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version in a file's name; 0 where the name has none. */
  private static int version(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** The files, oldest first. */
  public List<String> names() {
    return names;
  }

  /** What is wrong, a sentence each; none where all is well. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    int expected = 1;
    for (String name : names) {
      int version = version(name);
      if (version == 0) {
        problems.add("%s is not named V<number>__<name>.sql.".formatted(name));
      } else if (version < expected) {
        problems.add("%s has the version of another one.".formatted(name));
      } else {
        if (version > expected) {
          problems.add("V%d is missing before %s.".formatted(expected, name));
        }
        expected = version + 1;
      }
    }
    problems.addAll(undoProblems());
    problems.addAll(releaseProblems());
    return problems;
  }

  private List<String> undoProblems() {
    List<String> undos = in("undo");
    List<String> wanted = names.stream().map(MigrationFiles::undoOf).toList();
    return Stream.concat(
            names.stream()
                .filter(name -> !undos.contains(undoOf(name)))
                .map(name -> "%s has no undo/%s.".formatted(name, undoOf(name))),
            undos.stream()
                .filter(undo -> !wanted.contains(undo))
                .map("undo/%s undoes no migration."::formatted))
        .toList();
  }

  private static String undoOf(String name) {
    return "U" + name.substring(1);
  }

  private List<String> releaseProblems() {
    List<String> problems = new ArrayList<>();
    List<String> released = released();
    for (int i = 0; i < released.size(); i++) {
      String name = released.get(i).split(" ", 2)[0];
      if (!names.contains(name)) {
        problems.add("%s was released and is gone.".formatted(name));
      } else if (!line(name).equals(released.get(i))) {
        problems.add(
            "%s was changed after its release; put it back and write a new migration."
                .formatted(name));
      } else if (!names.get(i).equals(name)) {
        problems.add("%s is not in its place in released-checksums.".formatted(name));
      }
    }
    return problems;
  }

  /** The lines that released-checksums still lacks; none once all are released. */
  public List<String> unreleased() {
    List<String> released = released();
    return names.stream()
        .filter(name -> released.stream().noneMatch(line -> line.startsWith(name + " ")))
        .map(this::line)
        .toList();
  }

  private List<String> released() {
    try {
      return Files.readAllLines(folder.resolve("released-checksums")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line(String name) {
    try {
      String text = Files.readString(folder.resolve("migration").resolve(name));
      byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return name + " " + HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
