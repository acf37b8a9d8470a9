package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.intent.SessionPurse;
import java.util.Collection;
import java.util.Map;

/** The volume and cash of many sessions at once; the same sessions as {@code Sessions}. */
public interface SessionFunds {

  /** Returns those that are there. */
  Map<SessionId, SessionPurse> find(Collection<SessionId> ids);

  /**
   * Returns those that are there, held until the unit of work ends, in the order of their ids.
   * Whoever holds items or intents of theirs as well holds the sessions first.
   */
  Map<SessionId, SessionPurse> lock(Collection<SessionId> ids);

  /** Keeps what is reserved in sessions that are held, and their claims. */
  void save(Collection<SessionPurse> purses);
}
