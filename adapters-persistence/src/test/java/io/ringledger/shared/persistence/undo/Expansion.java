package io.ringledger.shared.persistence.undo;

import io.ringledger.shared.persistence.undo.Catalogue.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a release that was written for one schema still runs on the next: nothing it knows went
 * or changed, and nothing new on its tables stands in its way.
 */
final class Expansion {

  private Expansion() {}

  /** What breaks it: the part of the schema, and what about it. */
  static Map<String, String> breaksBetween(Catalogue before, Catalogue after) {
    Map<String, String> breaks = new LinkedHashMap<>();
    before
        .items()
        .forEach(
            (key, item) -> {
              Item now = after.items().get(key);
              if (now == null) {
                breaks.put(key, "is gone");
              } else if (!now.equals(item)) {
                breaks.put(key, "was " + item.definition() + " and is " + now.definition());
              }
            });
    after.items().entrySet().stream()
        .filter(entry -> !before.items().containsKey(entry.getKey()))
        .filter(entry -> before.hasTable(entry.getValue().table()))
        .forEach(
            entry ->
                hindrance(before, entry.getValue())
                    .ifPresent(why -> breaks.put(entry.getKey(), why)));
    return breaks;
  }

  /** Why something new on a table that was there is in the way of who does not know it. */
  private static Optional<String> hindrance(Catalogue before, Item added) {
    boolean onNewColumns =
        !added.columns().isEmpty()
            && added.columns().stream()
                .noneMatch(column -> before.hasColumn(added.table(), column));
    return switch (added.kind()) {
      case "column" ->
          added.definition().contains(" not null") && !added.definition().contains(" default ")
              ? Optional.of("is new, not null and has no default")
              : Optional.empty();
      case "constraint", "unique index" ->
          onNewColumns ? Optional.empty() : Optional.of("is new on columns that were there");
      case "trigger", "policy" -> Optional.of("is new on a table that was there");
      default -> Optional.empty();
    };
  }
}
