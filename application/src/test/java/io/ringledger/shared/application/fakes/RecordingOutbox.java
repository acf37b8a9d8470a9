package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was published; what is rolled back was not. */
public final class RecordingOutbox implements Outbox, Restorable {

  private List<NewEvent> published = new ArrayList<>();

  @Override
  public synchronized void publish(List<NewEvent> events) {
    published.addAll(events);
  }

  /** All of them, in the order in which they were published. */
  public synchronized List<NewEvent> published() {
    return List.copyOf(published);
  }

  /** Those of a type, in that order. */
  public synchronized List<NewEvent> published(String type) {
    return published.stream().filter(event -> event.type().equals(type)).toList();
  }

  @Override
  public synchronized Runnable checkpoint() {
    List<NewEvent> before = new ArrayList<>(published);
    return () -> published = before;
  }
}
