package io.ringledger.paymentsandbox.server;

import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What is to be settled later, and when. */
public final class Agenda implements Schedule {
  private record Item(long due, Kind kind, String id) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::due));
  private final SandboxClock clock;
  private final Duration processing;
  private final Supplier<String> root;

  /**
   * Starts with nothing to do.
   *
   * @param clock the time
   * @param processing how long what takes its time takes
   * @param root where the sandbox is found, with a slash at its end
   */
  public Agenda(SandboxClock clock, Duration processing, Supplier<String> root) {
    this.clock = clock;
    this.processing = processing;
    this.root = root;
  }

  /** Takes up what the books say is still to be done. */
  public void takeUp(Books books) {
    for (Kind kind : List.of(Kind.INTENT, Kind.REFUND)) {
      books
          .all(kind)
          .forEach(
              document ->
                  Hidden.due(document)
                      .ifPresent(due -> at(due, kind, document.path("id").asText())));
    }
  }

  @Override
  public long secondsOfProcessing() {
    return processing.toSeconds();
  }

  @Override
  public String page(String intent) {
    return root.get() + AuthenticationPage.PATH.substring(1) + intent;
  }

  @Override
  public synchronized void at(long due, Kind kind, String id) {
    items.add(new Item(due, kind, id));
  }

  /** Hands out what has come due. */
  public void settleDue(BiConsumer<Kind, String> settle) {
    for (Item item : due()) {
      settle.accept(item.kind(), item.id());
    }
  }

  private synchronized List<Item> due() {
    List<Item> due = new ArrayList<>();
    for (Item next = items.peek();
        next != null && next.due() <= clock.seconds();
        next = items.peek()) {
      due.add(next);
      items.remove(next);
    }
    return due;
  }

  /** Forgets everything. */
  public synchronized void clear() {
    items.clear();
  }
}
