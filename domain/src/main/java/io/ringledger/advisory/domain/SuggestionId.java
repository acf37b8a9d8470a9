package io.ringledger.advisory.domain;

import java.util.UUID;

/** Identifies a suggestion. */
public record SuggestionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
