package io.ringledger.rewards.domain.ledger.chain;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Hash(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** How many bytes it stands for. */
  public static final int BYTES = 32;

  /** Stands before the first of every chain. */
  public static final Hash GENESIS = new Hash("0".repeat(2 * BYTES));

  public Hash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal");
    }
  }

  /** The hash of these 32 bytes; throws {@link IllegalArgumentException} on any other number. */
  public static Hash of(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  /** Its 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
