package io.ringledger.bouts.rest;

import io.ringledger.bouts.domain.BoutId;
import java.util.UUID;

/** Reads ids of bouts from paths. */
final class BoutIds {

  private BoutIds() {}

  /** The id of a path parameter that has been validated. */
  static BoutId of(String validated) {
    return new BoutId(UUID.fromString(validated));
  }
}
