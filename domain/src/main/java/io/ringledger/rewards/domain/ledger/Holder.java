package io.ringledger.rewards.domain.ledger;

import java.util.regex.Pattern;

/**
 * Whose account it is, as the promotion's other systems call that person; for people who log in
 * here, their user id.
 *
 * @param id 1 to 128 letters, digits and {@code . _ : @ -}
 */
public record Holder(String id) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

  public Holder {
    if (!isValid(id)) {
      throw new IllegalArgumentException("not an account holder's id");
    }
  }

  /** Whether a text has the form of a holder's id. */
  public static boolean isValid(String id) {
    return FORM.matcher(id).matches();
  }

  @Override
  public String toString() {
    return id;
  }
}
