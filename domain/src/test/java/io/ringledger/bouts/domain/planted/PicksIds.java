package io.ringledger.bouts.domain.planted;

import java.util.UUID;

/** Makes up ids by itself. */
public final class PicksIds {

  public UUID id() {
    return UUID.randomUUID();
  }
}
