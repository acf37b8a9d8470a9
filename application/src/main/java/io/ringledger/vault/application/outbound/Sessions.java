package io.ringledger.vault.application.outbound;

import io.ringledger.shared.application.Page;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.session.SessionStanding;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sessions there are and were. All calls belong to the running unit of work. */
public interface Sessions {

  /** Keeps a new one; false where its key has been a session key before, whoever's. */
  boolean add(VaultSession session);

  /** Returns the session and what its intents have come to. */
  Optional<SessionStanding> find(SessionId id);

  /** Returns the session, held until the unit of work ends. */
  Optional<VaultSession> lock(SessionId id);

  /** Keeps what became of a session that is held. What its intents have come to stays. */
  void save(VaultSession session);

  /** Returns the sessions of the wallet, newest first, from before that one on. */
  Page<SessionStanding, SessionId> ofWallet(
      WalletAddress wallet, Optional<SessionId> before, int limit);

  /**
   * Returns the sessions that have one of the channels or, where they wait for theirs, one of the
   * keys, in the order of their ids.
   */
  List<SessionId> concerned(Collection<ChannelId> channels, Collection<Ed25519Key> keys);

  /** Returns sessions whose end has come and that nobody ended, oldest first. */
  List<SessionId> overdue(Instant now, int limit);
}
