package io.ringledger.vault.application.index.fakes;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.vault.application.sessions.SessionChannels;
import io.ringledger.vault.domain.index.ChannelSight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers which channels were seen. */
public final class SeenChannels implements SessionChannels, Restorable {

  private List<ChannelSight> all = new ArrayList<>();

  /** All sights, in the order they came. */
  public synchronized List<ChannelSight> all() {
    return List.copyOf(all);
  }

  @Override
  public synchronized void seen(List<ChannelSight> sights, Author author, Instant now) {
    all.addAll(sights);
  }

  @Override
  public synchronized Runnable checkpoint() {
    List<ChannelSight> before = new ArrayList<>(all);
    return () -> all = before;
  }
}
