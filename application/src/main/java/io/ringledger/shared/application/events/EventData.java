package io.ringledger.shared.application.events;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The facts of an event by their names on the wire.
 *
 * @param facts texts, whole numbers and truth values; never a secret
 */
public record EventData(SortedMap<String, Object> facts) {

  public EventData {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    for (Object fact : facts.values()) {
      if (!(fact instanceof String || fact instanceof Long || fact instanceof Boolean)) {
        throw new IllegalArgumentException("facts are texts, whole numbers and truth values");
      }
    }
  }

  public static EventData of(Map<String, Object> facts) {
    return new EventData(new TreeMap<>(facts));
  }

  /** The text of that name; throws where there is none. */
  public String text(String name) {
    return (String) fact(name);
  }

  /** The whole number of that name; throws where there is none. */
  public long number(String name) {
    return (Long) fact(name);
  }

  private Object fact(String name) {
    Object fact = facts.get(name);
    if (fact == null) {
      throw new IllegalArgumentException("the event has no " + name);
    }
    return fact;
  }
}
