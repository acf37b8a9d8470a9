package io.ringledger.shared.application;

import java.util.regex.Pattern;

/**
 * What a client calls one intent of its own, so that repeating it is safe (IETF draft
 * Idempotency-Key HTTP header field).
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

  public IdempotencyKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("an idempotency key has 1 to 255 visible characters");
    }
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }
}
