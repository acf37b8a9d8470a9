package io.ringledger.vault.domain.intent;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;

/**
 * What a session key signs when it trades. Whether it is acceptable is judged elsewhere: these are
 * the words, and each of them is covered by the signature.
 *
 * @param sessionId the session whose key signs
 * @param from who gives the item and is paid
 * @param to who takes the item and pays
 * @param amount in drops
 * @param nonce used once in the session
 * @param clientTimestamp when the client says it signed, in whole milliseconds
 */
public record TradeTerms(
    SessionId sessionId,
    IntentAction action,
    ItemId item,
    WalletAddress from,
    WalletAddress to,
    Drops amount,
    IntentNonce nonce,
    Instant clientTimestamp) {

  /** Throws {@link IllegalArgumentException} where the time has parts of a millisecond. */
  public TradeTerms {
    WholeMillis.require(clientTimestamp);
  }

  /** Returns the wallet whose session must sign it: who gives, or who pays, as the action says. */
  public WalletAddress owner() {
    return action.isBuying() ? to : from;
  }
}
