package io.ringledger.vault.domain.settlement;

import java.util.OptionalLong;

/** What the ledger says of a signed transaction. */
public sealed interface AttemptFate {

  /**
   * It is in a validated ledger, once and for all.
   *
   * @param result {@code tesSUCCESS}, or a {@code tec} code: then it has only cost its fee
   * @param channelBalance where it claims, the drops its channel has paid in all, after it
   */
  record Applied(long ledgerIndex, String result, OptionalLong channelBalance)
      implements AttemptFate {}

  /** It may still come. */
  record Open() implements AttemptFate {}

  /**
   * It is proved that it never comes.
   *
   * @param placeSpent because something else has used its ticket or sequence number
   */
  record Never(boolean placeSpent, String reason) implements AttemptFate {}
}
