package io.ringledger.rewards.persistence.checkpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.rewards.application.outbound.CheckpointStore;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with one file for each checkpoint. Files are created and never written over, so that
 * replicas may share a folder; each may also have its own.
 *
 * <p>A file that a crash left half written does not count, and the checkpoint goes into the next
 * file of its number: {@code checkpoint-0000000012-2.json}.
 */
public final class CheckpointFolder implements CheckpointStore {

  private static final Pattern NAME =
      Pattern.compile("checkpoint-([0-9]{10,18})(?:-[2-9])?\\.json");
  private static final int MAX_TRIES = 9;

  private final Path folder;

  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A file of a checkpoint.
   *
   * @param number as its name says
   */
  public record CheckpointFile(long number, Path path) {

    /**
     * What it says.
     *
     * @throws IllegalArgumentException where it is no checkpoint of that number
     * @throws IOException where it cannot be read
     */
    public SignedCheckpoint read() throws IOException {
      if (Files.size(path) > CheckpointDocument.MAX_LENGTH) {
        throw new IllegalArgumentException("it is too long");
      }
      // Bytes that are no UTF-8 become characters that no checkpoint has.
      SignedCheckpoint signed =
          CheckpointDocument.read(new String(Files.readAllBytes(path), UTF_8));
      if (signed.checkpoint().number() != number) {
        throw new IllegalArgumentException("it has the name of another");
      }
      return signed;
    }
  }

  @Override
  public SignedCheckpoint keep(SignedCheckpoint checkpoint) {
    try {
      Files.createDirectories(folder);
      for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
        CheckpointFile file = file(checkpoint.checkpoint().number(), attempt);
        if (create(file.path(), CheckpointDocument.write(checkpoint))) {
          return checkpoint;
        }
        Optional<SignedCheckpoint> there = readable(file);
        if (there.isPresent()) {
          return there.get();
        }
      }
    } catch (IOException e) {
      throw new RefusedException("a checkpoint could not be written into " + folder, e);
    }
    throw new RefusedException("the files of a checkpoint in " + folder + " cannot be read");
  }

  private CheckpointFile file(long number, int attempt) {
    String suffix = attempt == 1 ? "" : "-" + attempt;
    return new CheckpointFile(
        number, folder.resolve("checkpoint-%010d%s.json".formatted(number, suffix)));
  }

  private static Optional<SignedCheckpoint> readable(CheckpointFile file) throws IOException {
    try {
      return Optional.of(file.read());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** False where there is one; otherwise it is on the disk, and so is its name, when this ends. */
  private boolean create(Path file, String document) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(document.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException _) {
      return false;
    }
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
    return true;
  }

  /**
   * All files of checkpoints, in the order of their numbers; other files are left alone.
   *
   * @throws IOException where there is no such folder, or it cannot be read
   */
  public List<CheckpointFile> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .flatMap(path -> named(path).stream())
          .sorted(
              Comparator.comparingLong(CheckpointFile::number).thenComparing(CheckpointFile::path))
          .toList();
    }
  }

  private static Optional<CheckpointFile> named(Path path) {
    Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
    return name.matches()
        ? Optional.of(new CheckpointFile(Long.parseLong(name.group(1)), path))
        : Optional.empty();
  }
}
