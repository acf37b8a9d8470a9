package io.ringledger.identity.domain;

import java.util.Locale;
import java.util.Set;

/**
 * A password as a person typed it; never stored, never printed.
 *
 * @param value 8 to 128 characters
 */
public record Password(String value) {

  public static final int MIN_LENGTH = 8;
  public static final int MAX_LENGTH = 128;

  public Password {
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a password has 8 to 128 characters");
    }
  }

  /**
   * Whether it is nothing but one of these words, whatever its case and whatever digits and signs
   * stand around or in it: {@code RingLedger-2026!} is only {@code ringledger}.
   */
  public boolean isOnly(Set<String> words) {
    String letters =
        value
            .codePoints()
            .filter(Character::isLetter)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return !letters.isEmpty() && words.contains(letters.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return "Password[redacted]";
  }
}
