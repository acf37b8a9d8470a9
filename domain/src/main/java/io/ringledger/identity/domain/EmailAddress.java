package io.ringledger.identity.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address as a login name. Folded to lower case, so that one mailbox has one account.
 *
 * @param value at most 254 characters (RFC 5321, section 4.5.3.1.3)
 */
public record EmailAddress(String value) {

  public static final int MAX_LENGTH = 254;

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  public EmailAddress {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an email address");
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /** The address, or empty where the text is none. */
  public static Optional<EmailAddress> parse(String text) {
    return isValid(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  /** The letters of what stands before the at sign. */
  String lettersOfMailbox() {
    return value.substring(0, value.indexOf('@')).replaceAll("[^a-z]", "");
  }

  @Override
  public String toString() {
    return value;
  }
}
