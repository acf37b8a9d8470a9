package io.ringledger.advisory.domain;

import java.util.UUID;

/** Identifies something a site says. */
public record ContentId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
