package io.ringledger.vault.application.index.outbound;

import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.index.ChannelSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Sessions as their payment channels make them. */
public interface ChannelSessions {

  /**
   * Those that have one of the channels or, where they have none yet, one of the keys, in the order
   * of their ids, kept from others until the unit of work ends.
   */
  List<ChannelSession> lock(Collection<ChannelId> channels, Collection<Ed25519Key> keys);

  /** Keeps how they stand now. */
  void save(Collection<ChannelSession> sessions, Instant now);
}
