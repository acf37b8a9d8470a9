package io.ringledger.rewards.persistence.verification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found: all of it counted, the first of it in full. */
public final class Findings {

  /** So many are kept in full. */
  public static final int IN_FULL = 100;

  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
  private final List<Finding> first = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * One thing that is wrong.
   *
   * @param place where, for people
   * @param detail what
   */
  public record Finding(Fault fault, String place, String detail) {
    @Override
    public String toString() {
      return fault.wire() + " at " + place + ": " + detail;
    }
  }

  void add(Fault fault, String place, String detail) {
    counts.merge(fault, 1L, Long::sum);
    if (first.size() < IN_FULL) {
      first.add(new Finding(fault, place, detail));
    }
  }

  /** Something that is no fault, and that one should know. */
  void note(String sentence) {
    if (notes.size() < IN_FULL) {
      notes.add(sentence);
    }
  }

  /** How many there are of each kind that there is. */
  public Map<Fault, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** How many there are. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The first {@value #IN_FULL}. */
  public List<Finding> first() {
    return List.copyOf(first);
  }

  /** What is no fault. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
