package io.ringledger.bouts.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A PREIMAGE-SHA-256 crypto-condition over a 32-byte preimage, in the DER form XRPL takes (IETF
 * draft-thomas-crypto-conditions-04): {@code A0258020 <sha256> 810120}.
 *
 * @param hex 78 upper-case hexadecimal digits
 */
public record Condition(String hex) {

  private static final Pattern FORM = Pattern.compile("A0258020[0-9A-F]{64}810120");

  public Condition {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a PREIMAGE-SHA-256 condition of a 32-byte preimage");
    }
  }

  static Condition of(Preimage preimage) {
    return new Condition(
        "A0258020" + HexFormat.of().withUpperCase().formatHex(sha256(preimage)) + "810120");
  }

  private static byte[] sha256(Preimage preimage) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(preimage.bytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
