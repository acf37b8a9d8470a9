package io.ringledger.advisory.domain;

import java.util.regex.Pattern;

/**
 * Text that people read and nothing runs: no markup, no addresses that are code, no control
 * characters but tabs and ends of lines, nothing that turns the direction of reading, and no halves
 * of characters. Whoever shows it still has to escape it; this is the second lock of that door.
 */
public final class PlainText {

  /** What a browser takes for the beginning of markup: a tag, its end, a comment, a declaration. */
  private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");

  /** Browsers skip white space inside a scheme, so it hides nothing here. */
  private static final Pattern RUNNING_ADDRESS =
      Pattern.compile(
          "(?i)(?:"
              + spaced("javascript")
              + "|"
              + spaced("vbscript")
              + ")\\s*:"
              + "|data\\s*:\\s*text\\s*/\\s*html");

  private PlainText() {}

  private static String spaced(String word) {
    return String.join("\\s*", word.split(""));
  }

  /** Whether it is one line of 1 to that many characters, and not blank. */
  public static boolean isLine(String text, int maxLength) {
    return isText(text, maxLength) && text.chars().noneMatch(Character::isISOControl);
  }

  /** Whether it is text of 1 to that many characters, and not blank. */
  public static boolean isText(String text, int maxLength) {
    return !text.isBlank() && text.length() <= maxLength && isReadable(text) && !runs(text);
  }

  /** Whether something in it would run, or format, where it is shown without care. */
  public static boolean runs(String text) {
    return MARKUP.matcher(text).find() || RUNNING_ADDRESS.matcher(text).find();
  }

  private static boolean isReadable(String text) {
    return text.codePoints().allMatch(PlainText::isReadable);
  }

  private static boolean isReadable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\n' || character == '\t';
      case Character.SURROGATE -> false;
      case Character.FORMAT -> !turnsDirection(character);
      default -> true;
    };
  }

  /** Unicode's embeddings, overrides and isolates. */
  private static boolean turnsDirection(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
