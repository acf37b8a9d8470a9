package io.ringledger.shared.application.events;

import java.util.List;

/**
 * Events on their way out. They are kept with whatever else the unit of work keeps: where it rolls
 * back, nothing has happened and nobody is told.
 */
public interface Outbox {

  /**
   * Has them published, in this order, in the running unit of work. The caller holds a lock on what
   * the ordering key stands for, or it is new.
   */
  void publish(List<NewEvent> events);
}
