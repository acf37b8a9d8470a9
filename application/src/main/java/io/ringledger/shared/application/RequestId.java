package io.ringledger.shared.application;

import java.util.regex.Pattern;

/**
 * Names one request in answers, logs and audit.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores
 */
public record RequestId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public RequestId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a request id");
    }
  }

  /** Whether the text, for example from a client's header, can serve as one. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
