package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.vault.domain.session.SessionState;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells whoever wants to know what became of sessions. */
public final class SessionEvents {

  /** A session's key may act from now on. */
  public static final String ACTIVATED = "vault.SessionActivated";

  /** Nothing more is accepted from a session. */
  public static final String ENDED = "vault.SessionEnded";

  private final SessionPorts ports;

  SessionEvents(SessionPorts ports) {
    this.ports = ports;
  }

  /** Compares what it was with what it is, in the running unit of work. */
  void tell(VaultSession before, VaultSession after, Instant now) {
    if (before.state() == after.state()) {
      return;
    }
    boolean wasLive = before.endedAt().isEmpty() && before.state() != SessionState.CLOSING;
    if (after.state() == SessionState.ACTIVE) {
      publish(ACTIVATED, after, now);
    } else if (wasLive) {
      publish(ENDED, after, now);
    }
  }

  private void publish(String type, VaultSession session, Instant now) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("session_id", session.id().toString());
    facts.put("wallet", session.wallet().value());
    facts.put("state", session.state().wire());
    facts.put("expires_at", session.grant().expiresAt().toString());
    session
        .channel()
        .ifPresent(
            channel -> {
              facts.put("channel_id", channel.id().value());
              facts.put("channel_drops", channel.amount().value());
            });
    ports
        .outbox()
        .publish(
            List.of(
                new NewEvent(
                    ports.randomness().newId(),
                    type,
                    session.id().toString(),
                    "vault-session:" + session.id(),
                    now,
                    EventData.of(facts))));
  }
}
