package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.vault.application.outbound.Sessions;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.session.SessionStanding;
import io.ringledger.vault.domain.session.SessionState;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions, Restorable {

  private TreeMap<String, VaultSession> sessions = new TreeMap<>();

  @Override
  public boolean add(VaultSession session) {
    boolean taken =
        sessions.values().stream()
            .anyMatch(other -> other.grant().sessionKey().equals(session.grant().sessionKey()));
    if (!taken) {
      sessions.put(session.id().toString(), session);
    }
    return !taken;
  }

  @Override
  public Optional<SessionStanding> find(SessionId id) {
    return lock(id).map(SessionStanding::untouched);
  }

  @Override
  public Optional<VaultSession> lock(SessionId id) {
    return Optional.ofNullable(sessions.get(id.toString()));
  }

  @Override
  public void save(VaultSession session) {
    if (sessions.replace(session.id().toString(), session) == null) {
      throw new IllegalStateException("no such session");
    }
  }

  @Override
  public Page<SessionStanding, SessionId> ofWallet(
      WalletAddress wallet, Optional<SessionId> before, int limit) {
    List<VaultSession> found =
        sessions.descendingMap().values().stream()
            .filter(session -> session.wallet().equals(wallet))
            .filter(
                session ->
                    before
                        .filter(id -> session.id().toString().compareTo(id.toString()) >= 0)
                        .isEmpty())
            .limit(limit + 1L)
            .toList();
    boolean more = found.size() > limit;
    List<VaultSession> items = more ? found.subList(0, limit) : found;
    return new Page<>(
        items.stream().map(SessionStanding::untouched).toList(),
        more ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  @Override
  public List<SessionId> concerned(Collection<ChannelId> channels, Collection<Ed25519Key> keys) {
    return sessions.values().stream()
        .filter(
            session ->
                session
                        .channel()
                        .map(VaultSession.Channel::id)
                        .filter(channels::contains)
                        .isPresent()
                    || (session.state() == SessionState.PENDING_FUNDING
                        && keys.contains(session.grant().sessionKey())))
        .map(VaultSession::id)
        .toList();
  }

  @Override
  public List<SessionId> overdue(Instant now, int limit) {
    List<VaultSession> overdue = new ArrayList<>(sessions.values());
    overdue.removeIf(
        session -> session.endedAt().isPresent() || session.grant().expiresAt().isAfter(now));
    overdue.sort(Comparator.comparing(session -> session.grant().expiresAt()));
    return overdue.stream().map(VaultSession::id).limit(limit).toList();
  }

  @Override
  public Runnable checkpoint() {
    TreeMap<String, VaultSession> before = new TreeMap<>(sessions);
    return () -> sessions = before;
  }
}
