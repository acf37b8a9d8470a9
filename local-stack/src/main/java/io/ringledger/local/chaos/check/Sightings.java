package io.ringledger.local.chaos.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whatever was seen anywhere that could open an escrow. The 32 bytes of a secret show in
 * hexadecimal, alone or inside a fulfilment of 36 bytes or a whole transaction; so each 64 digits
 * in a row are taken for one and their SHA-256 is remembered, which is what a condition holds.
 */
public final class Sightings {

  private static final int DIGITS = 64;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final Map<String, String> places = new ConcurrentHashMap<>();

  /**
   * Looks through a text.
   *
   * @param place where it was found, for people
   */
  public void look(String place, String text) {
    int begin = 0;
    while (begin < text.length()) {
      int end = begin;
      while (end < text.length() && HexFormat.isHexDigit(text.charAt(end))) {
        end++;
      }
      for (int from = begin; from + DIGITS <= end; from++) {
        places.putIfAbsent(digest(HEX.parseHex(text, from, from + DIGITS)), place);
      }
      begin = end + 1;
    }
  }

  /**
   * Where the secret was seen that opens a condition.
   *
   * @param condition as the ledger has it, a PREIMAGE-SHA-256 condition in upper-case hexadecimal
   */
  public Optional<String> opening(String condition) {
    int header = "A0258020".length();
    return Optional.ofNullable(places.get(condition.substring(header, header + DIGITS)));
  }

  private static String digest(byte[] secret) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
