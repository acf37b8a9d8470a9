package io.ringledger.vault.domain.intent;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;

/**
 * What a session key signs when its owner offers an item to everybody. It is taken back without a
 * signature, by the session's token.
 *
 * @param seller the owner of the session
 * @param price in drops
 * @param expiresAt when the offer ends, in whole milliseconds
 * @param nonce used once in the session, among intents and listings together
 * @param clientTimestamp when the client says it signed, in whole milliseconds
 */
public record ListingTerms(
    SessionId sessionId,
    ItemId item,
    WalletAddress seller,
    Drops price,
    Instant expiresAt,
    IntentNonce nonce,
    Instant clientTimestamp) {

  /** Throws {@link IllegalArgumentException} where a time has parts of a millisecond. */
  public ListingTerms {
    WholeMillis.require(expiresAt);
    WholeMillis.require(clientTimestamp);
  }
}
