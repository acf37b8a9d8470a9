package io.ringledger.shared.application.events;

import java.util.List;
import java.util.Set;

/**
 * Somebody inside who wants to know. What they keep and how far they have got commit together, so
 * that each event counts once; they may still be asked to begin again from the first event.
 */
public interface EventConsumer {

  /**
   * Its name, which never changes: under it is kept how far it has got. Lower-case letters, digits
   * and hyphens, at most 60.
   */
  String name();

  /** The types it wants; empty: all. */
  Set<String> types();

  /**
   * Takes notice, in the running unit of work.
   *
   * @param events of one partition, in order; never empty
   */
  void consume(List<PublishedEvent> events);
}
