package io.ringledger.advisory.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something about a text that somebody should look at.
 *
 * @param detail for people, 1 to {@value #MAX_LENGTH} characters
 */
public record Finding(Kind kind, String detail) {

  public static final int MAX_LENGTH = 300;

  /** How many are kept with a suggestion. */
  public static final int MAX_OF_A_SUGGESTION = 50;

  public Finding {
    if (!PlainText.isLine(detail, MAX_LENGTH)) {
      throw new IllegalArgumentException("a finding has one line of detail");
    }
  }

  /** What is the matter. */
  public enum Kind {
    /** An event is spoken of, and no date. */
    MISSING_DATE,
    /** An event is spoken of, and no place. */
    MISSING_VENUE,
    /** An event is spoken of, and neither a price nor how to get in. */
    MISSING_PRICE,
    TOO_SHORT,
    TOO_LONG,
    LONG_TITLE,
    LONG_SENTENCE,
    HARD_TO_READ,
    /** Something is promised that nobody may promise. */
    BANNED_CLAIM,
    DUPLICATE_SENTENCE,
    SHOUTING,
    /** The provider does not follow wishes, or not this one. */
    INSTRUCTION_NOT_FOLLOWED;

    /** The text used on the wire and in storage. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that wire text, or empty where there is none. */
    public static Optional<Kind> ofWire(String text) {
      return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
    }
  }
}
