package io.ringledger.vault.application.index.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.vault.application.index.outbound.ChannelSessions;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.index.ChannelSession;
import io.ringledger.vault.domain.index.SessionState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions and their channels, in memory. */
public final class InMemoryChannelSessions implements ChannelSessions, Restorable {

  private Map<SessionId, ChannelSession> all = new LinkedHashMap<>();

  /** With that session. */
  public synchronized InMemoryChannelSessions with(ChannelSession session) {
    all.put(session.id(), session);
    return this;
  }

  /** That one as it is now. */
  public synchronized ChannelSession get(SessionId id) {
    return Optional.ofNullable(all.get(id)).orElseThrow();
  }

  @Override
  public synchronized List<ChannelSession> lock(
      Collection<ChannelId> channels, Collection<Ed25519Key> keys) {
    return all.values().stream()
        .filter(
            session ->
                session.channel().filter(channels::contains).isPresent()
                    || (session.state() == SessionState.PENDING_FUNDING
                        && keys.contains(session.key())))
        .sorted(Comparator.comparing(session -> session.id().value().toString()))
        .toList();
  }

  @Override
  public synchronized void save(Collection<ChannelSession> sessions, Instant now) {
    sessions.forEach(session -> all.put(session.id(), session));
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<SessionId, ChannelSession> before = new LinkedHashMap<>(all);
    return () -> all = before;
  }
}
