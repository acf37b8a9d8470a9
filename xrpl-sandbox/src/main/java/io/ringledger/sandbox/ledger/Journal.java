package io.ringledger.sandbox.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The closed ledgers on disk: a text file with one JSON object a line. The first line names the
 * chain; each further one is a closed ledger with its transactions, or a move of the clock. Lines
 * are only ever appended, so a crash can tear the last one at most; a torn last line is cut off.
 */
public final class Journal implements AutoCloseable {
  private static final String FILE_NAME = "ledgers.jsonl";
  private static final String LOCK_NAME = "ledgers.lock";

  /** The open files: what is written to, and what is locked for as long as it is. */
  private record OpenFiles(FileChannel ledgers, FileChannel lock) {}

  private final Optional<OpenFiles> files;
  private final List<JsonNode> found;
  private boolean broken;

  private Journal(Optional<OpenFiles> files, List<JsonNode> found) {
    this.files = files;
    this.found = found;
  }

  /** Returns a journal that remembers nothing. */
  public static Journal none() {
    return new Journal(Optional.empty(), List.of());
  }

  /**
   * Opens a folder's journal, or begins one.
   *
   * @param folder the folder, made if it is not there
   * @param settings the chain's settings, which must be those the journal was begun with
   * @return the journal
   * @throws JournalException if it is damaged, belongs to another chain or is in use
   */
  public static Journal open(Path folder, LedgerSettings settings) {
    Path path = folder.resolve(FILE_NAME);
    try {
      Files.createDirectories(folder);
      // A file of its own, because closing any other handle of a locked file gives the lock away.
      FileChannel lock = open(folder.resolve(LOCK_NAME));
      try {
        take(lock, folder);
        FileChannel ledgers = open(path);
        List<JsonNode> lines = readWholeLines(ledgers, path);
        Journal journal = new Journal(Optional.of(new OpenFiles(ledgers, lock)), lines);
        journal.checkOrWriteFirstLine(settings, path);
        return journal;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new JournalException("Cannot open the ledger journal " + path + ": " + e, e);
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Returns the lines found when it was opened, without the first, which names the chain. */
  List<JsonNode> lines() {
    return found.isEmpty() ? List.of() : found.subList(1, found.size());
  }

  void appendLedger(ClosedLedger ledger) {
    ObjectNode line = Codec.JSON.createObjectNode();
    line.put("ledger", ledger.index());
    line.put("hash", ledger.hash());
    line.put("close_time", ledger.closeTime());
    ArrayNode transactions = line.putArray("transactions");
    for (LedgerTransaction entry : ledger.transactions()) {
      transactions.add(entry.transaction().blob());
    }
    append(line, !ledger.transactions().isEmpty());
  }

  void appendClockOffset(long seconds) {
    ObjectNode line = Codec.JSON.createObjectNode();
    line.put("clock_offset", seconds);
    append(line, true);
  }

  @Override
  public void close() {
    if (files.isEmpty()) {
      return;
    }
    try {
      files.get().ledgers().close();
      files.get().lock().close();
    } catch (IOException e) {
      throw new JournalException("Cannot close the ledger journal", e);
    }
  }

  private static void take(FileChannel channel, Path folder) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw new JournalException("The ledger folder " + folder + " is in use.", e);
    }
    throw new JournalException("The ledger folder " + folder + " is in use by another process.");
  }

  private static List<JsonNode> readWholeLines(FileChannel channel, Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    List<JsonNode> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
        lines.add(parse(line, lines.size() + 1, path));
        start = i + 1;
      }
    }
    channel.truncate(start);
    channel.position(start);
    return lines;
  }

  private static JsonNode parse(String line, int number, Path path) {
    try {
      return Codec.JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new JournalException("Line " + number + " of " + path + " is damaged.", e);
    }
  }

  private void checkOrWriteFirstLine(LedgerSettings settings, Path path) {
    ObjectNode first = Codec.JSON.createObjectNode();
    first.put("journal", "XRPL sandbox ledgers, version 1");
    first.put("network_id", settings.networkId());
    first.put("base_fee", settings.fees().base());
    first.put("reserve_base", settings.fees().reserveBase());
    first.put("reserve_increment", settings.fees().reserveIncrement());
    if (found.isEmpty()) {
      append(first, true);
    } else if (!found.getFirst().toString().equals(first.toString())) {
      throw new JournalException(
          path + " was begun with other settings: " + found.getFirst() + ", now " + first);
    }
  }

  private void append(ObjectNode line, boolean force) {
    if (files.isEmpty()) {
      return;
    }
    if (broken) {
      throw new JournalException("The ledger journal could not be written before");
    }
    FileChannel file = files.get().ledgers();
    broken = true;
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      if (force) {
        file.force(false);
      }
    } catch (IOException e) {
      // A gap could not be replayed, so nothing is written behind what failed.
      throw new JournalException("Cannot write the ledger journal", e);
    }
    broken = false;
  }
}
