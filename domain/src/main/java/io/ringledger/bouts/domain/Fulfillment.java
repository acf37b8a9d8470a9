package io.ringledger.bouts.domain;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The disclosed preimage in the DER form XRPL takes (IETF draft-thomas-crypto-conditions-04):
 * {@code A0228020 <preimage>}.
 *
 * @param hex 72 upper-case hexadecimal digits
 */
public record Fulfillment(String hex) {

  private static final String PREFIX = "A0228020";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-F]{64}");
  private static final Pattern EITHER_CASE =
      Pattern.compile(FORM.pattern(), Pattern.CASE_INSENSITIVE);

  public Fulfillment {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a PREIMAGE-SHA-256 fulfillment of 32 bytes");
    }
  }

  static Fulfillment of(Preimage preimage) {
    return new Fulfillment(PREFIX + HexFormat.of().withUpperCase().formatHex(preimage.bytes()));
  }

  /** Reads what a client or a ledger wrote, in either case; empty where it is no fulfillment. */
  public static Optional<Fulfillment> parse(String text) {
    // Checked before it is folded: some letters that are no digits fold to one.
    return EITHER_CASE.matcher(text).matches()
        ? Optional.of(new Fulfillment(text.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** Whether it opens that condition. */
  public boolean fulfills(Condition condition) {
    byte[] preimage = HexFormat.of().parseHex(hex.substring(PREFIX.length()));
    return Preimage.of(preimage).condition().equals(condition);
  }

  /** How long the fulfillment is on the ledger; the fee of an EscrowFinish depends on it. */
  public int byteLength() {
    return hex.length() / 2;
  }

  @Override
  public String toString() {
    return "Fulfillment[redacted]";
  }
}
