package io.ringledger.vault.domain.intent;

import io.ringledger.vault.domain.IntentId;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What the server signs when it accepts an intent: that this intent, as its session signed it, has
 * this place in the order.
 *
 * @param termsHash SHA-256 of the intent's canonical bytes, 64 lower-case hexadecimal digits
 * @param acceptanceSequence its place in the order of acceptance, from 1
 * @param acceptedAt by the server's clock, in whole milliseconds
 */
public record IntentReceipt(
    IntentId intentId, String termsHash, long acceptanceSequence, Instant acceptedAt) {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Throws {@link IllegalArgumentException} where a part is out of its range. */
  public IntentReceipt {
    if (!HASH.matcher(termsHash).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal digits");
    }
    if (acceptanceSequence < 1) {
      throw new IllegalArgumentException("acceptance is counted from 1");
    }
    WholeMillis.require(acceptedAt);
  }
}
