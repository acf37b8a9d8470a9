package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.events.Partitions;
import io.ringledger.shared.application.events.PublishedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** An outbox and its log in memory; events are in the log once they are sequenced. */
public final class InMemoryEventLog implements Outbox, EventLog, EventSequencer, Restorable {

  private record Key(String consumer, int partition) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byName = consumer.compareTo(other.consumer);
      return byName == 0 ? Integer.compare(partition, other.partition) : byName;
    }
  }

  private record Place(long position, int failures, Optional<Instant> retryAt) {
    private static final Place FIRST = new Place(0, 0, Optional.empty());
  }

  private List<NewEvent> unnumbered = new ArrayList<>();
  private Map<Integer, List<PublishedEvent>> partitions = new TreeMap<>();
  private Map<Key, Place> places = new TreeMap<>();

  @Override
  public synchronized void publish(List<NewEvent> events) {
    Set<UUID> known = new HashSet<>();
    unnumbered.forEach(event -> known.add(event.id()));
    partitions.values().forEach(all -> all.forEach(event -> known.add(event.id())));
    for (NewEvent event : events) {
      if (!known.add(event.id())) {
        throw new IllegalStateException("event " + event.id() + " was published before");
      }
      unnumbered.add(event);
    }
  }

  @Override
  public synchronized int sequence(int limit) {
    Map<Integer, Integer> numbered = new TreeMap<>();
    List<NewEvent> left = new ArrayList<>();
    for (NewEvent event : unnumbered) {
      int partition = Partitions.of(event.orderingKey());
      if (numbered.getOrDefault(partition, 0) == limit) {
        left.add(event);
      } else {
        numbered.merge(partition, 1, Integer::sum);
        List<PublishedEvent> log = partitions.computeIfAbsent(partition, _ -> new ArrayList<>());
        log.add(
            new PublishedEvent(
                partition,
                log.size() + 1L,
                event.id(),
                event.type(),
                event.subject(),
                event.orderingKey(),
                event.time(),
                event.data()));
      }
    }
    unnumbered = left;
    return numbered.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public synchronized Optional<Batch> read(
      String consumer, int partition, Set<String> types, int limit) {
    Key key = new Key(consumer, partition);
    long after = places.computeIfAbsent(key, _ -> Place.FIRST).position();
    List<PublishedEvent> log = partitions.getOrDefault(partition, List.of());
    long upTo = Math.min(log.size(), after + limit);
    return upTo == after
        ? Optional.empty()
        : Optional.of(new Batch(partition, after, upTo, stretch(partition, after, upTo, types)));
  }

  @Override
  public synchronized List<PublishedEvent> stretch(
      int partition, long after, long upTo, Set<String> types) {
    return partitions.getOrDefault(partition, List.of()).stream()
        .filter(event -> event.position() > after && event.position() <= upTo)
        .filter(event -> types.isEmpty() || types.contains(event.type()))
        .toList();
  }

  /** Nobody else is at work: units of work take turns. */
  @Override
  public synchronized List<Standing> hold(String consumer) {
    return standing(consumer);
  }

  @Override
  public synchronized boolean advance(String consumer, Batch batch) {
    Key key = new Key(consumer, batch.partition());
    if (places.getOrDefault(key, Place.FIRST).position() != batch.after()) {
      return false;
    }
    places.put(key, new Place(batch.upTo(), 0, Optional.empty()));
    return true;
  }

  @Override
  public synchronized void postpone(String consumer, int partition, Instant until) {
    places.merge(
        new Key(consumer, partition),
        new Place(0, 1, Optional.of(until)),
        (old, _) -> new Place(old.position(), old.failures() + 1, Optional.of(until)));
  }

  @Override
  public synchronized void rewind(String consumer) {
    places.replaceAll((key, place) -> key.consumer().equals(consumer) ? Place.FIRST : place);
  }

  @Override
  public synchronized List<Standing> standing(String consumer) {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(partition -> standing(new Key(consumer, partition)))
        .toList();
  }

  @Override
  public synchronized List<Standing> standings() {
    return places.keySet().stream().map(this::standing).toList();
  }

  private Standing standing(Key key) {
    Place place = places.getOrDefault(key, Place.FIRST);
    return new Standing(
        key.consumer(),
        key.partition(),
        place.position(),
        partitions.getOrDefault(key.partition(), List.of()).size(),
        place.failures(),
        place.retryAt());
  }

  @Override
  public synchronized Runnable checkpoint() {
    List<NewEvent> newBefore = new ArrayList<>(unnumbered);
    Map<Integer, List<PublishedEvent>> logBefore = new TreeMap<>();
    partitions.forEach((partition, log) -> logBefore.put(partition, new ArrayList<>(log)));
    Map<Key, Place> placesBefore = new TreeMap<>(places);
    return () -> {
      unnumbered = newBefore;
      partitions = logBefore;
      places = placesBefore;
    };
  }
}
