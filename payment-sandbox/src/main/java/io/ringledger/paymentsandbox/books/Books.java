package io.ringledger.paymentsandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * All documents of the simulated provider. One change happens at a time; it is whole, in memory and
 * in the journal, or nothing of it happens. Documents are kept as text, which takes a fifth of the
 * memory of their objects; whatever is handed out is a copy.
 */
public final class Books implements AutoCloseable {
  private final Map<Kind, SequencedMap<String, String>> documents = new EnumMap<>(Kind.class);
  private final Journal journal;

  /**
   * Something to be done to the books.
   *
   * @param <T> what comes of it
   * @param <E> how it is refused; nothing of it has happened then
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T on(Change change) throws E;
  }

  /**
   * Opens the books.
   *
   * @param journal where changes are written down, and what was written before
   */
  public Books(Journal journal) {
    this.journal = journal;
    for (Kind kind : Kind.values()) {
      documents.put(kind, new LinkedHashMap<>());
    }
    journal.replay(this::apply);
    journal.compact(this::everything);
  }

  /**
   * Changes the books.
   *
   * @return what the work returns
   * @throws E if the work refuses; the books are as they were
   */
  public synchronized <T, E extends Exception> T change(Work<T, E> work) throws E {
    Change change = new Change(this);
    T result = work.on(change);
    List<Journal.Entry> entries = change.entries();
    if (!entries.isEmpty()) {
      journal.append(entries);
      entries.forEach(this::apply);
      forgetOldest();
      journal.compactIfLong(this::everything);
    }
    change.committed();
    return result;
  }

  /** Returns a copy of a document. */
  public synchronized Optional<ObjectNode> find(Kind kind, String id) {
    return Optional.ofNullable(of(kind).get(id)).map(Json::read);
  }

  /** Returns how many there are of a kind. */
  public synchronized int count(Kind kind) {
    return of(kind).size();
  }

  /** Returns all documents of a kind, oldest first. */
  public synchronized List<ObjectNode> all(Kind kind) {
    return of(kind).values().stream().map(Json::read).toList();
  }

  /**
   * Looks through a kind, newest first.
   *
   * @param wanted which ones
   * @param since where to stop: nothing that was created before these seconds is wanted
   * @param after the id of the one before the first wanted; empty: from the newest
   * @param most how many at most
   * @return what was found
   */
  public synchronized List<ObjectNode> newest(
      Kind kind, Predicate<ObjectNode> wanted, long since, String after, int most) {
    List<ObjectNode> found = new ArrayList<>();
    boolean started = after.isEmpty();
    for (Map.Entry<String, String> each : of(kind).reversed().entrySet()) {
      if (started) {
        ObjectNode document = Json.read(each.getValue());
        if (found.size() >= most || document.path("created").asLong(Long.MAX_VALUE) < since) {
          break;
        }
        if (wanted.test(document)) {
          found.add(document);
        }
      }
      started = started || each.getKey().equals(after);
    }
    return found;
  }

  /** Forgets everything except who wants to hear of events, and the time. */
  public synchronized void clear() {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.ENDPOINT && kind != Kind.SANDBOX) {
        of(kind).clear();
      }
    }
    journal.compact(this::everything);
  }

  private void apply(Journal.Entry entry) {
    String document = entry.document();
    if (document == null) {
      of(entry.kind()).remove(entry.id());
    } else {
      of(entry.kind()).put(entry.id(), document);
    }
  }

  private void forgetOldest() {
    for (Kind kind : Kind.values()) {
      if (kind.isForgettable()) {
        Iterator<String> oldest = of(kind).keySet().iterator();
        for (int over = of(kind).size() - kind.most(); over > 0; over--) {
          oldest.next();
          oldest.remove();
        }
      }
    }
  }

  private List<Journal.Entry> everything() {
    List<Journal.Entry> entries = new ArrayList<>();
    documents.forEach(
        (kind, each) ->
            each.forEach((id, document) -> entries.add(new Journal.Entry(kind, id, document))));
    return entries;
  }

  SequencedMap<String, String> of(Kind kind) {
    return Optional.ofNullable(documents.get(kind)).orElseThrow();
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}
