package io.ringledger.identity.domain;

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

  @Override
  public String toString() {
    return "Password[redacted]";
  }
}
