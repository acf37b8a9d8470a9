package io.ringledger.shared.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a transaction on the ledger. A real one is 64 upper-case hexadecimal digits; the wire
 * contract admits 8 to 128 visible characters, so that declared evidence can name what never
 * touched a ledger. Hexadecimal text is folded to upper case: one transaction has one name.
 *
 * @param value 8 to 128 visible ASCII characters
 */
public record TransactionHash(String value) {

  public static final int MIN_LENGTH = 8;
  public static final int MAX_LENGTH = 128;

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{8,128}");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");
  private static final int LEDGER_LENGTH = 64;

  public TransactionHash {
    if (!VISIBLE.matcher(value).matches()) {
      throw new IllegalArgumentException("a transaction hash has 8 to 128 visible characters");
    }
    if (HEX.matcher(value).matches()) {
      value = value.toUpperCase(Locale.ROOT);
    }
  }

  /** Whether a ledger could know it: 64 hexadecimal digits. */
  public boolean isLedgerHash() {
    return value.length() == LEDGER_LENGTH && HEX.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
