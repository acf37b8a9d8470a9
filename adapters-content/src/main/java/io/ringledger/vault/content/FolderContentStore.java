package io.ringledger.vault.content;

import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A folder with one file for each document, in as many folders below as the last but one two
 * characters of names have combinations. A file appears whole or not at all, and replicas may share
 * the folder.
 */
public final class FolderContentStore implements ContentStore {

  /** Its name in storage and settings. */
  public static final String NAME = "folder";

  private static final Logger LOG = System.getLogger(FolderContentStore.class.getName());

  private final Path folder;

  public FolderContentStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Kept store(Document document) {
    Path file = file(document.cid());
    try {
      if (read(document.cid()).isEmpty()) {
        Path shard = file.resolveSibling("");
        Files.createDirectories(shard);
        write(document, shard, file);
        force(shard);
        force(folder);
      }
      return new Kept.Stored();
    } catch (IOException e) {
      return new Kept.Unavailable("the folder cannot be written: " + kind(e));
    }
  }

  private static void write(Document document, Path shard, Path file) throws IOException {
    Path half = Files.createTempFile(shard, "half-", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(document.bytes());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Has the names in it on the disk. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Found find(Cid cid) {
    try {
      return read(cid).<Found>map(Found.Bytes::new).orElseGet(Found.Missing::new);
    } catch (IOException e) {
      return new Found.Unavailable("the folder cannot be read: " + kind(e));
    }
  }

  /** A file with other bytes than its name says is none, and is written again. */
  private Optional<byte[]> read(Cid cid) throws IOException {
    try (InputStream in = Files.newInputStream(file(cid))) {
      byte[] bytes = in.readNBytes(Document.MAX_BYTES + 1);
      if (bytes.length <= Document.MAX_BYTES && cid.verifies(bytes)) {
        return Optional.of(bytes);
      }
      LOG.log(Level.WARNING, "the file of document {0} has other bytes than its name says", cid);
      return Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private Path file(Cid cid) {
    String name = cid.text();
    return folder.resolve(name.substring(name.length() - 3, name.length() - 1)).resolve(name);
  }

  /** Its class alone: the message holds a path. */
  private static String kind(IOException e) {
    return e.getClass().getSimpleName();
  }
}
