package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.vault.application.outbound.SessionFunds;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.intent.SessionPurse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Funds of sessions in memory. */
public final class InMemoryFunds implements SessionFunds, Restorable {

  private Map<SessionId, SessionPurse> purses = new HashMap<>();

  /** Has a session be so. */
  public void put(SessionPurse purse) {
    purses.put(purse.id(), purse);
  }

  /** All of them. */
  public List<SessionPurse> all() {
    return List.copyOf(purses.values());
  }

  @Override
  public Map<SessionId, SessionPurse> find(Collection<SessionId> ids) {
    Map<SessionId, SessionPurse> found = new HashMap<>(purses);
    found.keySet().retainAll(List.copyOf(ids));
    return found;
  }

  @Override
  public Map<SessionId, SessionPurse> lock(Collection<SessionId> ids) {
    return find(ids);
  }

  @Override
  public void save(Collection<SessionPurse> changed) {
    changed.forEach(this::put);
  }

  @Override
  public Runnable checkpoint() {
    Map<SessionId, SessionPurse> before = new HashMap<>(purses);
    return () -> purses = before;
  }
}
