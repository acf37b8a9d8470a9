package io.ringledger.vault.domain.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as its payment channel makes it. Immutable; it follows what the ledger says, in the
 * ledger's order, and hearing the same twice changes nothing more.
 *
 * @param cap what was granted
 * @param expiresAt whole seconds; the channel has to end then
 * @param funding whose channel it has to be
 * @param amount what the channel holds in all
 */
public record ChannelSession(
    SessionId id,
    SessionState state,
    Ed25519Key key,
    Drops cap,
    Instant expiresAt,
    XrplAddress funding,
    Optional<ChannelId> channel,
    Drops amount,
    Optional<Instant> closesAt) {

  /**
   * Returns the session once that was seen of a channel. Of a channel that is not its own, and does
   * not prove that it is funded, nothing follows.
   *
   * @param leastDelay between the wish to close a channel and its end
   */
  public ChannelSession seen(ChannelSight sight, Duration leastDelay) {
    if (channel.isEmpty()) {
      return isFundedBy(sight, leastDelay) ? with(SessionState.ACTIVE, sight) : this;
    }
    if (!channel.get().equals(sight.id()) || state == SessionState.CLOSED) {
      return this;
    }
    return with(next(sight), sight);
  }

  /** The same proof as where somebody names the transaction. */
  private boolean isFundedBy(ChannelSight sight, Duration leastDelay) {
    return state == SessionState.PENDING_FUNDING
        && !sight.gone()
        && sight.closesAt().isEmpty()
        && sight.source().equals(funding)
        && sight.key().equals(Optional.of(key))
        && sight.paid().isZero()
        && sight.amount().compareTo(cap) >= 0
        && sight.settleDelay().compareTo(leastDelay) >= 0
        && sight.cancelAfter().equals(Optional.of(expiresAt));
  }

  private SessionState next(ChannelSight sight) {
    if (sight.gone()) {
      return SessionState.CLOSED;
    }
    return switch (state) {
      case ACTIVE, CLOSING ->
          sight.closesAt().isPresent() ? SessionState.CLOSING : SessionState.ACTIVE;
      case PENDING_FUNDING, REVOKED, EXPIRED, CLOSED -> state;
    };
  }

  private ChannelSession with(SessionState newState, ChannelSight sight) {
    return new ChannelSession(
        id,
        newState,
        key,
        cap,
        expiresAt,
        funding,
        Optional.of(sight.id()),
        sight.amount(),
        sight.closesAt());
  }
}
