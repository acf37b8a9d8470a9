package io.ringledger.commerce.application.fakes;

import io.ringledger.shared.application.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pages of stores in memory, in the order in which PostgreSQL has ids. */
final class Cuts {

  private Cuts() {}

  /** The newest first. */
  static <T, C> Page<T, C> page(
      Stream<T> all, Function<T, C> id, Function<C, UUID> value, Optional<C> before, int limit) {
    Function<T, String> text = each -> value.apply(id.apply(each)).toString();
    List<T> found =
        all.filter(
                each ->
                    before.isEmpty()
                        || text.apply(each).compareTo(value.apply(before.get()).toString()) < 0)
            .sorted(Comparator.comparing(text).reversed())
            .toList();
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(id.apply(found.get(limit - 1))));
  }
}
