package io.ringledger.shared.application.events;

/** Gives events that are kept for good their places in the log. */
public interface EventSequencer {

  /**
   * Numbers what has no position yet, in the order of each ordering key and without gaps. A
   * partition that somebody else is numbering is left to them.
   *
   * @param limit how many of each partition at most
   * @return how many were numbered
   */
  int sequence(int limit);
}
