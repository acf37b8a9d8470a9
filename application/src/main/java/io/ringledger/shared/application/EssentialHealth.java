package io.ringledger.shared.application;

import java.util.List;

/** Something that no request can be served without. */
public interface EssentialHealth {

  /** Looks now. Whoever asks has to bound the time it waits. */
  List<Finding> examine();

  /**
   * What was found.
   *
   * @param name in reports, in lower case
   */
  record Finding(String name, boolean up) {}
}
