package io.ringledger.advisory.domain.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A part of a text up to a full stop, as the rules see it. */
record Sentence(String text) {

  private static final Pattern END = Pattern.compile("(?<=[.!?\u2026])[ \t]+");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MANY_MARKS = Pattern.compile("([!?])[!?]+");
  private static final int MIN_WORD = 3;

  /** The sentences of one line. */
  static List<Sentence> ofLine(String line) {
    return Arrays.stream(END.split(line))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(Sentence::new)
        .toList();
  }

  int words() {
    return (int) Arrays.stream(NOT_A_WORD.split(text)).filter(word -> !word.isEmpty()).count();
  }

  /** What it says, without how it is written; empty where it says nothing. */
  String meaning() {
    return NOT_A_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Whether it is in capitals, names and abbreviations aside, or begs with many marks. */
  boolean shouts() {
    return inCapitals() || MANY_MARKS.matcher(text).find();
  }

  /** The same said calmly. */
  Sentence calm() {
    String fewer = MANY_MARKS.matcher(text).replaceAll("$1");
    return new Sentence(inCapitals() ? lowered(fewer) : fewer);
  }

  private boolean inCapitals() {
    long capitals = text.codePoints().filter(Character::isUpperCase).count();
    long small = text.codePoints().filter(Character::isLowerCase).count();
    long longWords =
        Arrays.stream(NOT_A_WORD.split(text))
            .filter(word -> word.length() > MIN_WORD && word.equals(word.toUpperCase(Locale.ROOT)))
            .filter(word -> word.codePoints().anyMatch(Character::isLetter))
            .count();
    return longWords >= 2 && capitals > 2 * small;
  }

  private static String lowered(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
      int first = lower.codePointAt(i);
      if (Character.isLetter(first)) {
        return lower.substring(0, i)
            + Character.toString(Character.toTitleCase(first))
            + lower.substring(i + Character.charCount(first));
      }
    }
    return lower;
  }
}
