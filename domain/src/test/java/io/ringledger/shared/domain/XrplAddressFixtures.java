package io.ringledger.shared.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Real XRPL addresses, written by an encoder that shares nothing with the code under test. */
public final class XrplAddressFixtures {

  public static final String ALPHABET =
      "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

  private XrplAddressFixtures() {}

  /** A valid address that belongs to the name: the same name has the same one. */
  public static XrplAddress addressOf(String name) {
    return new XrplAddress(encode(0, Arrays.copyOf(sha256(name.getBytes(UTF_8)), 20)));
  }

  /** Base58Check of the prefix and the payload, whatever they are. */
  public static String encode(int prefix, byte[] payload) {
    byte[] body = new byte[1 + payload.length];
    body[0] = (byte) prefix;
    System.arraycopy(payload, 0, body, 1, payload.length);
    byte[] all = Arrays.copyOf(body, body.length + 4);
    System.arraycopy(sha256(sha256(body)), 0, all, body.length, 4);
    return base58(all);
  }

  private static String base58(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(58));
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(ALPHABET.charAt(0));
    }
    return text.reverse().toString();
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
