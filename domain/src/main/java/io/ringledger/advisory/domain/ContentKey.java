package io.ringledger.advisory.domain;

import java.util.regex.Pattern;

/**
 * What a site calls a content of its own; unique there.
 *
 * @param value 1 to 100 lower-case letters, digits and single {@code - _ . /} between them
 */
public record ContentKey(String value) {

  public static final int MAX_LENGTH = 100;

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:[-_./][a-z0-9]+)*");

  public ContentKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a key of a content");
    }
  }

  /** Whether a text has the form of a key. */
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
