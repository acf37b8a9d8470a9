package io.ringledger.events.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which types of events somebody wants.
 *
 * @param patterns 1 to {@value #MAX_PATTERNS}: a type, or {@code prefix.*} for all that begin with
 *     {@code prefix.}, or {@code *} for all
 */
public record TypeFilter(SortedSet<String> patterns) {

  public static final int MAX_PATTERNS = 20;
  public static final int MAX_LENGTH = 100;

  private static final Pattern FORM =
      Pattern.compile("\\*|[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*(\\.\\*|\\.[A-Za-z0-9_]+)");

  public TypeFilter {
    patterns = Collections.unmodifiableSortedSet(new TreeSet<>(patterns));
    if (patterns.isEmpty() || patterns.size() > MAX_PATTERNS) {
      throw new IllegalArgumentException("1 to " + MAX_PATTERNS + " types of events");
    }
    if (!patterns.stream().allMatch(TypeFilter::isPattern)) {
      throw new IllegalArgumentException("not a type of events");
    }
  }

  public static TypeFilter of(Collection<String> patterns) {
    return new TypeFilter(new TreeSet<>(patterns));
  }

  /** Whether it says which types are meant. */
  public static boolean isPattern(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  /** Whether events of that type are wanted. */
  public boolean wants(String type) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                    : type.equals(pattern));
  }
}
