package io.ringledger.sandbox.state;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes on top of another state, to be looked at, taken over or thrown away. A transaction runs
 * in one of these; the open ledger is another.
 */
public final class ApplyView implements ReadView {
  /** What happened to an entry. */
  public enum Kind {
    /** It was not there before. */
    CREATED,
    /** It was there before and may have changed. */
    MODIFIED,
    /** It was there before and is gone. */
    DELETED
  }

  /**
   * A change to one entry.
   *
   * @param kind what happened
   * @param entry the entry as it is now, or as it was last when it is gone
   */
  public record Change(Kind kind, LedgerEntry entry) {}

  private final ReadView base;
  private final TreeMap<String, Change> changes = new TreeMap<>();
  private OptionalLong delivered = OptionalLong.empty();

  /**
   * Makes a view without changes.
   *
   * @param base the state underneath, which this view never changes
   */
  public ApplyView(ReadView base) {
    this.base = base;
  }

  /** Returns the state underneath. */
  public ReadView base() {
    return base;
  }

  @Override
  public @Nullable LedgerEntry read(String id) {
    Change change = changes.get(id);
    if (change == null) {
      return base.read(id);
    }
    return change.kind() == Kind.DELETED ? null : change.entry();
  }

  /**
   * Opens an entry for changes.
   *
   * @param id the entry's id
   * @return the entry, free to be changed, or null if there is none
   */
  public @Nullable LedgerEntry peek(String id) {
    Change change = changes.get(id);
    if (change != null) {
      return change.kind() == Kind.DELETED ? null : change.entry();
    }
    LedgerEntry original = base.read(id);
    if (original == null) {
      return null;
    }
    LedgerEntry copy = original.copy();
    changes.put(id, new Change(Kind.MODIFIED, copy));
    return copy;
  }

  /**
   * Adds a new entry.
   *
   * @param entry a new entry
   */
  public void insert(LedgerEntry entry) {
    Change former = changes.get(entry.id());
    Kind kind = former == null ? Kind.CREATED : Kind.MODIFIED;
    changes.put(entry.id(), new Change(kind, entry));
  }

  /**
   * Takes an entry away.
   *
   * @param entry an entry of this view that shall be gone
   */
  public void erase(LedgerEntry entry) {
    Change former = changes.get(entry.id());
    if (former != null && former.kind() == Kind.CREATED) {
      changes.remove(entry.id());
    } else {
      changes.put(entry.id(), new Change(Kind.DELETED, entry));
    }
  }

  /**
   * Notes what a transaction brought its destination, where its fields do not tell.
   *
   * @param drops how much
   */
  public void deliver(long drops) {
    delivered = OptionalLong.of(drops);
  }

  /** Returns the drops that were noted as delivered. */
  public OptionalLong delivered() {
    return delivered;
  }

  /** Returns the changes, by ascending entry id. */
  public List<Change> changes() {
    return new ArrayList<>(changes.values());
  }

  /**
   * Hands the changes to the view underneath.
   *
   * @param target the view this one was made on
   */
  public void commitTo(ApplyView target) {
    for (Change change : changes.values()) {
      switch (change.kind()) {
        case CREATED -> target.insert(change.entry());
        case MODIFIED -> target.replace(change.entry());
        case DELETED -> target.erase(change.entry());
      }
    }
  }

  private void replace(LedgerEntry entry) {
    Change former = changes.get(entry.id());
    Kind kind = former == null ? Kind.MODIFIED : former.kind();
    changes.put(entry.id(), new Change(kind, entry));
  }
}
