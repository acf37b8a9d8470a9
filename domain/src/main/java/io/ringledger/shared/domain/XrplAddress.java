package io.ringledger.shared.domain;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A classic XRPL account address: Base58Check over the payload prefix 0x00 and a 20-byte account id
 * (XRPL documentation, "Base58 encodings"). Only addresses with a correct checksum exist.
 *
 * @param value the address as people write it, beginning with {@code r}
 */
public record XrplAddress(String value) {

  private static final String ALPHABET =
      "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final int CHUNK = 10;
  private static final int ACCOUNT_ID_LENGTH = 20;
  private static final int CHECKSUM_LENGTH = 4;
  private static final int DECODED_LENGTH = 1 + ACCOUNT_ID_LENGTH + CHECKSUM_LENGTH;

  public XrplAddress {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an XRPL classic address");
    }
  }

  /** The address, or empty where the text is none: wrong alphabet, length, prefix or checksum. */
  public static Optional<XrplAddress> parse(String text) {
    return isValid(text) ? Optional.of(new XrplAddress(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    if (text.length() < 25 || text.length() > 35 || text.charAt(0) != 'r') {
      return false;
    }
    return decode(text).filter(XrplAddress::hasAccountPrefixAndChecksum).isPresent();
  }

  private static Optional<byte[]> decode(String text) {
    BigInteger number = BigInteger.ZERO;
    // Ten digits at a time fit a long, which spares most of the multiplications of large numbers.
    for (int from = 0; from < text.length(); from += CHUNK) {
      int to = Math.min(from + CHUNK, text.length());
      long chunk = 0;
      long scale = 1;
      for (int i = from; i < to; i++) {
        int digit = ALPHABET.indexOf(text.charAt(i));
        if (digit < 0) {
          return Optional.empty();
        }
        chunk = chunk * ALPHABET.length() + digit;
        scale *= ALPHABET.length();
      }
      number = number.multiply(BigInteger.valueOf(scale)).add(BigInteger.valueOf(chunk));
    }
    byte[] magnitude = number.toByteArray();
    int sign = magnitude[0] == 0 ? 1 : 0;
    int length = magnitude.length - sign;
    int leadingZeros = leadingZeroDigits(text);
    if (length + leadingZeros != DECODED_LENGTH) {
      return Optional.empty();
    }
    byte[] decoded = new byte[DECODED_LENGTH];
    System.arraycopy(magnitude, sign, decoded, leadingZeros, length);
    return Optional.of(decoded);
  }

  private static int leadingZeroDigits(String text) {
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
      zeros++;
    }
    return zeros;
  }

  private static boolean hasAccountPrefixAndChecksum(byte[] decoded) {
    byte[] payload = Arrays.copyOf(decoded, DECODED_LENGTH - CHECKSUM_LENGTH);
    byte[] checksum = Arrays.copyOfRange(decoded, DECODED_LENGTH - CHECKSUM_LENGTH, DECODED_LENGTH);
    byte[] expected = Arrays.copyOf(sha256(sha256(payload)), CHECKSUM_LENGTH);
    return decoded[0] == 0 && Arrays.equals(checksum, expected);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
