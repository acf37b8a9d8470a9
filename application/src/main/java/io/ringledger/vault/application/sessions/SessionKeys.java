package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.vault.application.sessions.SignIn.SignedMessage;
import io.ringledger.vault.application.sessions.WalletTokens.WalletToken;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.session.SessionStanding;
import io.ringledger.vault.domain.session.VaultSession;
import io.ringledger.vault.domain.signin.SessionGrant;
import java.util.Optional;

/**
 * Sessions of wallets. Sessions of others are treated as if they did not exist. What a wallet has
 * to sign for the ledger is prepared here, never signed.
 */
public interface SessionKeys {

  /** Creates the session that the signed message grants; it waits for its channel. */
  Outcome<Created> create(RequestId request, SignedMessage signed, SessionGrant grant);

  /** Returns the wallet's sessions, newest first. */
  Page<SessionStanding, SessionId> list(WalletCaller caller, Optional<SessionId> before, int limit);

  /** Returns one of the wallet's sessions. */
  Outcome<SessionStanding> get(WalletCaller caller, SessionId id);

  /** Activates the session by its channel, where a validated ledger has it as it should be. */
  Outcome<SessionStanding> fund(WalletCaller caller, SessionId id, TransactionHash created);

  /** Prepares to put more into the channel. */
  Outcome<ChannelTransaction> prepareTopUp(WalletCaller caller, SessionId id, Drops more);

  /** Raises the cap to what the channel holds after that transaction. */
  Outcome<SessionStanding> topUp(WalletCaller caller, SessionId id, TransactionHash funded);

  /** Takes the session back, at once and for good; one that has ended stays what it is. */
  Outcome<SessionStanding> revoke(WalletCaller caller, SessionId id);

  /** The same, and prepares to close the channel, which gives back what was not claimed. */
  Outcome<Closing> close(WalletCaller caller, SessionId id);

  /** A new session, a token for its owner, and what the funding account signs. */
  record Created(VaultSession session, WalletToken token, ChannelTransaction channel) {}

  /**
   * A session taken back.
   *
   * @param channel what the funding account signs; empty where there is no channel to close
   */
  record Closing(SessionStanding session, Optional<ChannelTransaction> channel) {}
}
