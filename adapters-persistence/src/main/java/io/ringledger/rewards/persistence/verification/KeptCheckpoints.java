package io.ringledger.rewards.persistence.verification;

import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.rewards.persistence.checkpoints.CheckpointFolder;
import io.ringledger.rewards.persistence.checkpoints.CheckpointFolder.CheckpointFile;
import io.ringledger.rewards.persistence.checkpoints.CheckpointKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of all folders by number. Their names are held, what they say is read when asked for.
 */
final class KeptCheckpoints {

  private final SortedMap<Long, List<CheckpointFile>> files = new TreeMap<>();
  private final List<Path> folders;
  private final List<CheckpointKey> keys;
  private final Findings findings;

  KeptCheckpoints(VerificationRequest request, Findings findings) throws IOException {
    this.folders = request.folders();
    this.keys = request.keys();
    this.findings = findings;
    look();
  }

  /** Looks into the folders, for the first time or again; what was there stays. */
  void look() throws IOException {
    files.clear();
    for (Path folder : folders) {
      for (CheckpointFile file : new CheckpointFolder(folder).files()) {
        files.computeIfAbsent(file.number(), _ -> new ArrayList<>()).add(file);
      }
    }
  }

  long newest() {
    return files.isEmpty() ? 0 : files.lastKey();
  }

  /** The lowest number above that one that there is. */
  Optional<Long> after(long number) {
    return files.tailMap(number + 1).keySet().stream().findFirst();
  }

  /**
   * The checkpoints that were kept under that number, signed with a key that counts, by their hash.
   * What is unreadable does harm only where nothing else was kept.
   */
  Map<String, SignedCheckpoint> of(long number) {
    Map<String, SignedCheckpoint> valid = new LinkedHashMap<>();
    List<String> unreadable = new ArrayList<>();
    for (CheckpointFile file : files.getOrDefault(number, List.of())) {
      try {
        SignedCheckpoint signed = file.read();
        if (keys.stream().anyMatch(key -> key.verifies(signed))) {
          valid.put(signed.checkpoint().hash().hex(), signed);
        } else {
          findings.add(
              Fault.CHECKPOINT_FORGED, "file " + file.path(), "its signature is of no given key");
        }
      } catch (IOException | IllegalArgumentException | ArithmeticException wrong) {
        unreadable.add(file.path() + ": " + wrong.getMessage());
      }
    }
    for (String wrong : unreadable) {
      if (valid.isEmpty()) {
        findings.add(Fault.CHECKPOINT_UNREADABLE, "checkpoint " + number, wrong);
      } else {
        findings.note("A file beside checkpoint %d is unreadable: %s.".formatted(number, wrong));
      }
    }
    return valid;
  }
}
