package io.ringledger.sandbox.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of every closed ledger: for each entry its versions, by the index of the ledger that
 * made them.
 */
public final class VersionedState implements ReadView {
  private final Map<String, TreeMap<Long, Optional<LedgerEntry>>> versions = new HashMap<>();

  @Override
  public @Nullable LedgerEntry read(String id) {
    TreeMap<Long, Optional<LedgerEntry>> history = versions.get(id);
    return history == null ? null : history.lastEntry().getValue().orElse(null);
  }

  /**
   * Returns the state as that ledger left it.
   *
   * @param ledgerIndex the index of a closed ledger
   */
  public ReadView at(long ledgerIndex) {
    return id -> {
      TreeMap<Long, Optional<LedgerEntry>> history = versions.get(id);
      if (history == null) {
        return null;
      }
      Map.Entry<Long, Optional<LedgerEntry>> version = history.floorEntry(ledgerIndex);
      return version == null ? null : version.getValue().orElse(null);
    };
  }

  /**
   * Takes over what a ledger changed.
   *
   * @param ledgerIndex the index of the ledger that closed
   * @param changes its changes
   */
  public void record(long ledgerIndex, List<ApplyView.Change> changes) {
    for (ApplyView.Change change : changes) {
      Optional<LedgerEntry> value =
          change.kind() == ApplyView.Kind.DELETED ? Optional.empty() : Optional.of(change.entry());
      versions.computeIfAbsent(change.entry().id(), _ -> new TreeMap<>()).put(ledgerIndex, value);
    }
  }

  /** Returns every entry of the newest closed ledger, in no order. */
  public Stream<LedgerEntry> entries() {
    return versions.values().stream()
        .map(history -> history.lastEntry().getValue().orElse(null))
        .filter(Objects::nonNull);
  }
}
