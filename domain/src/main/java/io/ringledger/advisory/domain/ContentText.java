package io.ringledger.advisory.domain;

/**
 * What is said: plain text, see {@link PlainText}.
 *
 * @param title one line of 1 to {@value #MAX_TITLE_LENGTH} characters
 * @param body 1 to {@value #MAX_BODY_LENGTH} characters
 */
public record ContentText(String title, String body) {

  public static final int MAX_TITLE_LENGTH = 200;
  public static final int MAX_BODY_LENGTH = 10_000;

  public ContentText {
    if (!isTitle(title)) {
      throw new IllegalArgumentException("a title is one line of plain text");
    }
    if (!isBody(body)) {
      throw new IllegalArgumentException("a body is plain text of at most 10000 characters");
    }
  }

  /** Whether a text can be a title. */
  public static boolean isTitle(String text) {
    return PlainText.isLine(text, MAX_TITLE_LENGTH);
  }

  /** Whether a text can be a body. */
  public static boolean isBody(String text) {
    return PlainText.isText(text, MAX_BODY_LENGTH);
  }
}
