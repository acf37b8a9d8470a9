package io.ringledger.paymentsandbox.books;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The file that outlives the process: a line of JSON for each change. A line is handed to the
 * operating system before the change is seen by anybody, so it survives a killed process; it is not
 * forced to the disk. A last line that breaks off was never answered to anybody and is left out.
 */
public final class Journal implements AutoCloseable {
  private static final String FILE = "payments.jsonl";
  private static final String LOCK = "payments.lock";
  private static final int LONG = 200_000;

  private final Optional<Path> file;
  private final Optional<FileChannel> lock;
  private @Nullable Writer writer;
  private int lines;
  private boolean torn;

  /**
   * One document of a change.
   *
   * @param document what it is now; {@code null}: it is gone
   */
  record Entry(Kind kind, String id, @Nullable String document) {}

  private Journal(Optional<Path> file, Optional<FileChannel> lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Returns a journal that writes nothing down. */
  public static Journal none() {
    return new Journal(Optional.empty(), Optional.empty());
  }

  /**
   * Returns the journal of a folder, which is made where it is missing.
   *
   * @throws UncheckedIOException if it cannot be
   * @throws IllegalStateException if another sandbox keeps its books there
   */
  public static Journal in(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(lock)) {
        lock.close();
        throw new IllegalStateException("Another sandbox keeps its books in " + folder + ".");
      }
      return new Journal(Optional.of(folder.resolve(FILE)), Optional.of(lock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTaken(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() == null;
    } catch (OverlappingFileLockException _) {
      return true;
    }
  }

  void replay(Consumer<Entry> applied) {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return;
    }
    try (BufferedReader reader =
        // Not the reader of Files, which throws for a character that breaks off.
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file.get()), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Optional<JsonNode> read = parse(line);
        if (read.isEmpty()) {
          if (reader.readLine() != null) {
            throw new IllegalStateException(file.get() + " is damaged in its middle.");
          }
          return;
        }
        for (JsonNode entry : read.get()) {
          applied.accept(
              new Entry(
                  Kind.valueOf(entry.path(0).asText()),
                  entry.path(1).asText(),
                  entry.path(2).isObject() ? entry.path(2).toString() : null));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<JsonNode> parse(String line) {
    try {
      JsonNode read = Json.MAPPER.readTree(line);
      return read.isArray() ? Optional.of(read) : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  void append(List<Entry> entries) {
    if (torn) {
      throw new IllegalStateException("The journal could not be written; start the sandbox again.");
    }
    Writer open = writer;
    if (open != null) {
      try {
        open.write(line(entries));
        open.flush();
        lines++;
      } catch (IOException e) {
        // Half a line may be there; nothing must follow it.
        torn = true;
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String line(List<Entry> entries) {
    StringJoiner line = new StringJoiner(",", "[", "]\n");
    for (Entry entry : entries) {
      line.add(
          "[\""
              + entry.kind()
              + "\","
              + TextNode.valueOf(entry.id())
              + ","
              + entry.document()
              + "]");
    }
    return line.toString();
  }

  void compactIfLong(Supplier<List<Entry>> everything) {
    if (lines > LONG) {
      compact(everything);
    }
  }

  /** Replaces the file by one that holds no more than there is, at once or not at all. */
  void compact(Supplier<List<Entry>> everything) {
    if (file.isEmpty()) {
      return;
    }
    Path current = file.get();
    Path fresh = current.resolveSibling(FILE + ".new");
    try {
      closeWriter();
      try (Writer out = Files.newBufferedWriter(fresh)) {
        for (Entry entry : everything.get()) {
          out.write(line(List.of(entry)));
        }
      }
      try {
        Files.move(
            fresh, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(fresh, current, StandardCopyOption.REPLACE_EXISTING);
      }
      writer =
          Files.newBufferedWriter(current, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      lines = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeWriter() throws IOException {
    Writer open = writer;
    writer = null;
    if (open != null) {
      open.close();
    }
  }

  /** Writes no more, and lets another process have the folder. */
  @Override
  public void close() {
    try {
      closeWriter();
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
