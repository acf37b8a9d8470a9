package io.ringledger.vault.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes one signed statement of a session different from every other: used once in it.
 *
 * @param value 1 to 64 ASCII letters, digits, hyphens and underscores
 */
public record IntentNonce(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public IntentNonce {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a nonce");
    }
  }

  /** Returns the nonce, empty where the text is none. */
  public static Optional<IntentNonce> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new IntentNonce(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
