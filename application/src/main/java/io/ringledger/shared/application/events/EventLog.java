package io.ringledger.shared.application.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All events that were published, in {@value #PARTITIONS} partitions, and how far each consumer has
 * got in them. Events are never forgotten, so that a consumer can begin again from the first. All
 * of it happens in the running unit of work.
 */
public interface EventLog {

  /** Into so many parts the log is divided; events of one ordering key share one. */
  int PARTITIONS = 8;

  /**
   * The next events of a consumer, held for it until the unit of work ends. Who answers for more
   * than the unit of work, because it tells somebody outside, reads in one and advances in another.
   *
   * @param types those it wants; empty: all
   * @param limit how many events are looked at, wanted or not; at least 1
   * @return empty where it has got to the end, or somebody else is holding the partition for it
   */
  Optional<Batch> read(String consumer, int partition, Set<String> types, int limit);

  /**
   * Notes that the consumer is done with a batch; failures before are forgiven.
   *
   * @return false where it was somewhere else by now: rewound, or advanced by somebody else;
   *     nothing is noted then
   */
  boolean advance(String consumer, Batch batch);

  /** Counts one failure more, and has the partition left alone until then. */
  void postpone(String consumer, int partition, Instant until);

  /**
   * Has the consumer begin again from the first event, once whoever holds a partition for it is
   * done. Comes first in a unit of work that clears what the consumer had kept.
   */
  void rewind(String consumer);

  /**
   * Where a consumer stands in each partition, in their order. It stays there until the unit of
   * work ends: whoever is holding a partition for it is waited for, and nobody gets one meanwhile.
   */
  List<Standing> hold(String consumer);

  /**
   * Events of a partition once more, wherever anybody stands.
   *
   * @param after the position behind which they begin
   * @param upTo the last position
   * @param types those that are wanted; empty: all
   */
  List<PublishedEvent> stretch(int partition, long after, long upTo, Set<String> types);

  /** Where a consumer stands in each partition, in their order, whether it has ever read or not. */
  List<Standing> standing(String consumer);

  /** Where every consumer stands that has ever read, by name and partition. */
  List<Standing> standings();

  /**
   * A stretch of a partition.
   *
   * @param after where the consumer stood; the stretch begins with the position behind
   * @param upTo its last position
   * @param events those of the stretch that are wanted, in order; may be empty
   */
  record Batch(int partition, long after, long upTo, List<PublishedEvent> events) {
    public Batch {
      events = List.copyOf(events);
      if (after < 0 || upTo <= after) {
        throw new IllegalArgumentException("a batch is of at least one position");
      }
    }
  }

  /**
   * How far a consumer has got in a partition.
   *
   * @param position of the last event it is done with; 0: none
   * @param head position of the last event there is; 0: none
   * @param failures in a row since it last advanced
   * @param retryAt when it is tried again after a failure
   */
  record Standing(
      String consumer,
      int partition,
      long position,
      long head,
      int failures,
      Optional<Instant> retryAt) {

    /** How many events it is behind. */
    public long lag() {
      return head - position;
    }

    /** Whether there is something to read, and it need not wait after a failure. */
    public boolean isDue(Instant now) {
      return lag() > 0 && retryAt.filter(now::isBefore).isEmpty();
    }
  }
}
