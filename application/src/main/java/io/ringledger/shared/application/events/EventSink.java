package io.ringledger.shared.application.events;

import java.util.List;
import java.util.Set;

/**
 * Somewhere outside where events are told. What is told and how far the sink has got cannot be kept
 * together, so after a failure in between the same events are told again, under the same ids.
 */
public interface EventSink {

  /**
   * Its name, which never changes: under it is kept how far it has got. Lower-case letters, digits
   * and hyphens, at most 60; no consumer has the same.
   */
  String name();

  /** The types it wants; empty: all. */
  Set<String> types();

  /**
   * Tells, while no unit of work is running, and answers only when all of them are safe there.
   * Throws where they are not, or may not be; then they are told again later.
   *
   * @param events of one partition, in order; never empty
   */
  void send(List<PublishedEvent> events);
}
