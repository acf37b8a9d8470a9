package io.ringledger.planted.application;

import io.ringledger.planted.persistence.PublicRow;

/** Breaks a rule on purpose: the core names an adapter. */
public class PlantedUseCase {
  public long id(PublicRow row) {
    return row.id;
  }
}
