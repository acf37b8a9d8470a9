package io.ringledger.app.documents;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.DependencyHealth.State;
import io.ringledger.shared.application.DependencyHealth.Status;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what a store answers, and knows how it stands from that. */
final class WatchedContentStore implements ContentStore {

  private static final String UNAVAILABLE = "unavailable";

  private final ContentStore store;
  private final InstantSource clock;
  private final Map<String, Counter> stored;
  private final Map<String, Counter> found;
  private State state;

  WatchedContentStore(ContentStore store, MeterRegistry registry, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.state =
        new State(
            Status.UNKNOWN,
            store.isDatabase() ? "documents are in the database alone" : "nobody has asked it yet",
            clock.instant());
    this.stored =
        counters(registry, "stored", "Documents handed over to the store", "stored", UNAVAILABLE);
    this.found =
        counters(
            registry,
            "found",
            "Documents looked for in the store",
            "found",
            "missing",
            UNAVAILABLE);
  }

  private Map<String, Counter> counters(
      MeterRegistry registry, String name, String description, String... outcomes) {
    return Stream.of(outcomes)
        .collect(
            Collectors.toMap(
                Function.identity(),
                outcome ->
                    Counter.builder("ringledger.content." + name)
                        .tags("store", store.name(), "outcome", outcome)
                        .description(description)
                        .register(registry)));
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public boolean isDatabase() {
    return store.isDatabase();
  }

  @Override
  public Kept store(Document document) {
    Kept kept = store.store(document);
    switch (kept) {
      case Kept.Stored() -> {
        count(stored, "stored");
        note(Status.UP, "documents are stored");
      }
      case Kept.Unavailable(String reason) -> {
        count(stored, UNAVAILABLE);
        note(Status.DEGRADED, "documents are not stored: " + reason);
      }
    }
    return kept;
  }

  @Override
  public Found find(Cid cid) {
    Found answer = store.find(cid);
    count(
        found,
        switch (answer) {
          case Found.Bytes _ -> "found";
          case Found.Missing() -> "missing";
          case Found.Unavailable _ -> UNAVAILABLE;
        });
    if (answer instanceof Found.Unavailable(String reason)) {
      note(Status.DEGRADED, "documents are not found: " + reason);
    }
    return answer;
  }

  private static void count(Map<String, Counter> counters, String outcome) {
    Counter counter = counters.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  private synchronized void note(Status status, String detail) {
    Instant since = status == state.status() ? state.since() : clock.instant();
    state = new State(status, detail, since);
  }

  private synchronized State state() {
    return state;
  }

  /** How the store stands, as the last calls have shown. */
  DependencyHealth health() {
    return new DependencyHealth() {
      @Override
      public String name() {
        return "content";
      }

      @Override
      public State state() {
        return WatchedContentStore.this.state();
      }
    };
  }
}
