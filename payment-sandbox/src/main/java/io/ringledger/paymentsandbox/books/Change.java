package io.ringledger.paymentsandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of the books under way. What it puts is seen by itself at once, by others at its end.
 */
public final class Change {
  private record Place(Kind kind, String id) {}

  private final Books books;
  private final Map<Place, @Nullable String> staged = new LinkedHashMap<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  Change(Books books) {
    this.books = books;
  }

  /** Returns a document to be changed and put back. */
  public Optional<ObjectNode> find(Kind kind, String id) {
    Place place = new Place(kind, id);
    String found = staged.containsKey(place) ? staged.get(place) : books.of(kind).get(id);
    return Optional.ofNullable(found).map(Json::read);
  }

  /** Returns all documents of a kind as they were before, oldest first. */
  public Iterable<ObjectNode> all(Kind kind) {
    return () -> books.of(kind).values().stream().map(Json::read).iterator();
  }

  /**
   * Puts a document, in the place of one with the same id.
   *
   * @throws IllegalStateException if it is new and there are as many as the sandbox can hold
   */
  public void put(Kind kind, String id, ObjectNode document) {
    if (!kind.isForgettable()
        && !books.of(kind).containsKey(id)
        && books.of(kind).size() >= kind.most()) {
      throw new IllegalStateException(
          "The sandbox holds as many of " + kind + " as it can (" + kind.most() + "). Clear it.");
    }
    staged.put(new Place(kind, id), document.toString());
  }

  /** Removes a document. */
  public void remove(Kind kind, String id) {
    staged.put(new Place(kind, id), null);
  }

  /** Has something done once the change has happened, and only then. */
  public void afterwards(Runnable deed) {
    afterwards.add(deed);
  }

  List<Journal.Entry> entries() {
    List<Journal.Entry> entries = new ArrayList<>();
    staged.forEach(
        (place, document) -> entries.add(new Journal.Entry(place.kind(), place.id(), document)));
    return entries;
  }

  void committed() {
    afterwards.forEach(Runnable::run);
  }
}
