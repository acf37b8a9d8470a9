package io.ringledger.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where a stack keeps everything; locked, so that two stacks never share one. */
final class DataFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;

  private DataFolder(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing and takes its lock, which the system frees when this
   * process ends, however it ends.
   *
   * @throws StackException if another stack uses it, or it cannot be written
   */
  static DataFolder open(Path path) {
    return openIfFree(path)
        .orElseThrow(
            () ->
                new StackException(
                    "The data folder %s is in use by another running stack; stop that one or choose another folder with --data."
                        .formatted(path.toAbsolutePath().normalize())));
  }

  /** The same; empty where another stack uses it. */
  static Optional<DataFolder> openIfFree(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root, ownerOnly("rwx------"));
      }
      root = root.toRealPath();
      Files.createDirectories(root.resolve("logs"));
      FileChannel channel =
          FileChannel.open(
              root.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DataFolder(root, channel));
    } catch (IOException e) {
      throw new StackException(
          "The data folder %s cannot be used: %s.".formatted(root, e.getMessage()), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      return lock.isPresent();
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** Attributes that keep others out, where the file system knows such a thing. */
  static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  Path root() {
    return root;
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path ledger() {
    return root.resolve("ledger");
  }

  Path payments() {
    return root.resolve("payments");
  }

  Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** Where the checkpoints of the points ledger are; on one machine nowhere is really outside. */
  Path checkpoints() {
    return checkpointsIn(root);
  }

  static Path checkpointsIn(Path root) {
    return root.resolve("checkpoints");
  }

  Path log(String name) {
    return root.resolve("logs").resolve(name);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StackException("The lock of %s cannot be freed.".formatted(root), e);
    }
  }
}
