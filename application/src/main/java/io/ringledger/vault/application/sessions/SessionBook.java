package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Author;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Instant;
import java.util.Map;

/** Writes down what becomes of sessions, with its history and its events. */
final class SessionBook {

  private final SessionPorts ports;
  private final SessionEvents events;

  SessionBook(SessionPorts ports) {
    this.ports = ports;
    this.events = new SessionEvents(ports);
  }

  /** Keeps a new one; false where its key is taken, and then nothing is written. */
  boolean open(VaultSession session, Author author, Instant now) {
    if (!ports.sessions().add(session)) {
      return false;
    }
    record(session, author, "vault_session.create", now);
    return true;
  }

  /** Keeps what became of it, unless nothing did. */
  void move(VaultSession before, VaultSession after, Author author, String action, Instant now) {
    if (before.equals(after)) {
      return;
    }
    ports.sessions().save(after);
    record(after, author, action, now);
    events.tell(before, after, now);
  }

  private void record(VaultSession session, Author author, String action, Instant now) {
    ports
        .trail()
        .record(
            AuditEntry.success(
                new AuditChain("vault_session:" + session.id()),
                now,
                author,
                action,
                Map.of(
                    "wallet", session.wallet().value(),
                    "session_key", session.grant().sessionKey().hex(),
                    "cap_drops", session.grant().cap().toString(),
                    "expires_at", session.grant().expiresAt().toString(),
                    "state", session.state().wire(),
                    "channel_id",
                        session.channel().map(channel -> channel.id().value()).orElse("none"))));
  }
}
