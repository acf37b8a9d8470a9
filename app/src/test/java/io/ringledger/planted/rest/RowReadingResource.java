package io.ringledger.planted.rest;

import io.ringledger.planted.persistence.PublicRow;

/** Breaks a rule on purpose: an adapter that looks into another. */
public class RowReadingResource {
  public long read(PublicRow row) {
    return row.id;
  }
}
