package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.Author;
import io.ringledger.vault.domain.SessionId;
import java.time.Instant;
import java.util.List;

/** {@inheritDoc} */
public final class SessionUpkeepUseCase implements SessionUpkeep {

  private static final int AT_ONCE = 100;
  private static final int NONCES_AT_ONCE = 10_000;

  private final SessionPorts ports;
  private final SessionBook book;

  public SessionUpkeepUseCase(SessionPorts ports) {
    this.ports = ports;
    this.book = new SessionBook(ports);
  }

  @Override
  public int sweep(Author author) {
    Instant now = ports.clock().instant();
    List<SessionId> overdue =
        ports.unitOfWork().execute(() -> ports.sessions().overdue(now, AT_ONCE));
    overdue.forEach(id -> ports.unitOfWork().run(() -> expire(id, author, now)));
    int forgotten = ports.unitOfWork().execute(() -> ports.nonces().forget(now, NONCES_AT_ONCE));
    return overdue.size() + forgotten;
  }

  private void expire(SessionId id, Author author, Instant now) {
    ports
        .sessions()
        .lock(id)
        .ifPresent(held -> book.move(held, held.expire(now), author, "vault_session.expire", now));
  }
}
