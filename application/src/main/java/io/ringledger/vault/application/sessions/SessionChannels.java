package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.Author;
import io.ringledger.vault.domain.index.ChannelSight;
import java.time.Instant;
import java.util.List;

/** Has sessions follow what validated ledgers say of their payment channels. */
public interface SessionChannels {

  /**
   * Takes note, in the running unit of work. A channel that proves it funds the session that waits
   * for it; one that grows, closes or is gone takes its session along. Hearing the same twice
   * changes nothing more.
   *
   * @param sights of channels to the authority, the last of each
   */
  void seen(List<ChannelSight> sights, Author author, Instant now);
}
