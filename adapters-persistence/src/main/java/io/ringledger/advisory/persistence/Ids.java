package io.ringledger.advisory.persistence;

import io.ringledger.shared.application.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Pages of lists that go by ids, newest first. */
final class Ids {

  /** Sorts after every version 7 id. */
  static final UUID LAST = new UUID(-1, -1);

  private Ids() {}

  /** The page of what was found, where one more than wanted was looked for. */
  static <T, C> Page<T, C> page(List<T> found, int limit, Function<T, C> cursor) {
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, Optional.of(cursor.apply(items.getLast())));
  }
}
