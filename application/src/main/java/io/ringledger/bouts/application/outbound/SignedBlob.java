package io.ringledger.bouts.application.outbound;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A signed transaction in the ledger's own binary form.
 *
 * @param hex at most {@value #MAX_BYTES} bytes, as upper-case hexadecimal
 */
public record SignedBlob(String hex) {

  /** More than any escrow transaction needs, memos and several signers included. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f]{2})+");

  public SignedBlob {
    if (!isValid(hex)) {
      throw new IllegalArgumentException("not a signed transaction in hexadecimal");
    }
    hex = hex.toUpperCase(Locale.ROOT);
  }

  /** Whether the text can be one. */
  public static boolean isValid(String text) {
    return text.length() <= 2 * MAX_BYTES && FORM.matcher(text).matches();
  }

  /** Not the bytes: a finish carries a fulfillment. */
  @Override
  public String toString() {
    return "SignedBlob[" + hex.length() / 2 + " bytes]";
  }
}
