package io.ringledger.shared.application;

import java.util.List;
import java.util.Optional;

/**
 * A part of a longer list.
 *
 * @param next where the following part begins; empty at the end
 */
public record Page<T, C>(List<T> items, Optional<C> next) {

  public Page {
    items = List.copyOf(items);
  }
}
