package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.session.ChannelFacts;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@inheritDoc} */
public final class SessionChannelsUseCase implements SessionChannels {

  private final SessionPorts ports;
  private final SessionBook book;

  public SessionChannelsUseCase(SessionPorts ports) {
    this.ports = ports;
    this.book = new SessionBook(ports);
  }

  @Override
  public void seen(List<ChannelSight> sights, Author author, Instant now) {
    List<SessionId> concerned =
        ports
            .sessions()
            .concerned(
                sights.stream().map(ChannelSight::id).toList(),
                sights.stream().flatMap(sight -> sight.key().stream()).toList());
    for (SessionId id : concerned) {
      ports.sessions().lock(id).ifPresent(held -> follow(held, sights, author, now));
    }
  }

  private void follow(VaultSession held, List<ChannelSight> sights, Author author, Instant now) {
    VaultSession next = held;
    for (ChannelSight sight : sights) {
      next = after(next, sight, now);
    }
    book.move(held, next, author, "vault_session.follow_channel", now);
  }

  /** What does not fund it, or is about another channel, leaves it as it is. */
  private VaultSession after(VaultSession session, ChannelSight sight, Instant now) {
    Optional<ChannelFacts> facts = sight.facts(ports.sessionRules().authority());
    boolean isItsOwn = session.channel().filter(known -> known.id().equals(sight.id())).isPresent();
    if (facts.isEmpty() || (sight.gone() && !isItsOwn)) {
      return session;
    }
    if (sight.gone()) {
      return session.closed(now);
    }
    Outcome<VaultSession> outcome =
        isItsOwn
            ? session.observed(facts.get())
            : session.activate(facts.get(), ports.sessionRules(), now);
    return switch (outcome) {
      case Success<VaultSession>(var moved) -> moved;
      case Rejected<VaultSession> _ -> session;
    };
  }
}
