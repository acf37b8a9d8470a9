package io.ringledger.vault.domain.session;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.signin.SessionGrant;
import java.time.Instant;
import java.util.Optional;

/**
 * A session key under one grant of its owner, and how it lives and ends. What its intents have
 * reserved and what was claimed for them is kept apart.
 *
 * @param wallet the owner
 * @param grant what the owner has granted; its cap grows when the channel is topped up
 * @param acceptsUntil no intent is accepted from then on
 * @param channel once it is proved
 * @param endedAt when it was revoked, expired or closed, whichever came first
 */
public record VaultSession(
    SessionId id,
    WalletAddress wallet,
    SessionGrant grant,
    Instant acceptsUntil,
    SessionState state,
    Optional<Channel> channel,
    Instant createdAt,
    Optional<Instant> activatedAt,
    Optional<Instant> endedAt) {

  /**
   * The channel that funds it.
   *
   * @param amount what it holds in all, by the ledger
   * @param closesAt when it ends because its source asked to close it
   */
  public record Channel(ChannelId id, Drops amount, Optional<Instant> closesAt) {

    static Channel of(ChannelFacts facts) {
      return new Channel(facts.id(), facts.amount(), facts.expiration().map(RippleTime::toInstant));
    }
  }

  public VaultSession {
    boolean funded = state == SessionState.ACTIVE || state == SessionState.CLOSING;
    if (funded && channel.isEmpty()) {
      throw new IllegalArgumentException("funded by nothing");
    }
    if (state.isLive() == endedAt.isPresent()) {
      throw new IllegalArgumentException("ended, or not: " + state);
    }
  }

  /** Returns a new session, which waits for its channel. The grant was checked. */
  public static VaultSession granted(
      SessionId id, WalletAddress wallet, SessionGrant grant, SessionRules rules, Instant now) {
    return new VaultSession(
        id,
        wallet,
        grant,
        rules.acceptsUntil(grant.expiresAt()),
        SessionState.PENDING_FUNDING,
        Optional.empty(),
        now,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns whether intents are accepted from it at that moment. */
  public boolean acceptsAt(Instant now) {
    return state == SessionState.ACTIVE && now.isBefore(acceptsUntil);
  }

  /**
   * Returns the session with the channel that a validated ledger has for it. The same channel again
   * changes nothing; one that differs from the grant in anything funds nothing.
   */
  public Outcome<VaultSession> activate(ChannelFacts facts, SessionRules rules, Instant now) {
    if (channel.isPresent()) {
      return channel.get().id().equals(facts.id())
          ? Outcome.success(this)
          : Outcome.rejected(VaultFailure.SESSION_NOT_PENDING);
    }
    if (state != SessionState.PENDING_FUNDING || !now.isBefore(acceptsUntil)) {
      return Outcome.rejected(
          VaultFailure.SESSION_NOT_ACTIVE, "The session ended before it was funded.");
    }
    Optional<String> fault = fault(facts, rules);
    if (fault.isPresent()) {
      return Outcome.rejected(VaultFailure.CHANNEL_NOT_PROVED, fault.get());
    }
    return Outcome.success(
        new VaultSession(
            id,
            wallet,
            grant,
            acceptsUntil,
            SessionState.ACTIVE,
            Optional.of(Channel.of(facts)),
            createdAt,
            Optional.of(now),
            Optional.empty()));
  }

  private Optional<String> fault(ChannelFacts facts, SessionRules rules) {
    if (!facts.publicKey().equals(grant.sessionKey().xrplHex())) {
      return Optional.of("The channel honours another key than the session's.");
    }
    if (!facts.source().equals(grant.fundedBy())) {
      return Optional.of("The channel is not of the account that the grant names.");
    }
    if (!facts.destination().equals(rules.authority())) {
      return Optional.of("The channel's destination is not the account that settles.");
    }
    if (facts.settleDelay() < rules.settleDelay().toSeconds()) {
      return Optional.of("The channel's settle delay is too short.");
    }
    if (!facts.cancelAfter().equals(Optional.of(RippleTime.of(grant.expiresAt())))) {
      return Optional.of("The channel does not end when the session does.");
    }
    if (facts.expiration().isPresent()) {
      return Optional.of("The channel is being closed.");
    }
    if (facts.amount().compareTo(grant.cap()) < 0) {
      return Optional.of("The channel holds less than the cap of the session.");
    }
    return facts.balance().isZero()
        ? Optional.empty()
        : Optional.of("Something was claimed from the channel already.");
  }

  /**
   * Returns the session after its channel was looked at again: what it holds, with the cap raised
   * to that where it is more, and whether its source has asked to close it.
   */
  public Outcome<VaultSession> observed(ChannelFacts facts) {
    if (channel.filter(known -> known.id().equals(facts.id())).isEmpty()) {
      return Outcome.rejected(
          VaultFailure.CHANNEL_NOT_PROVED, "The transaction is about another channel.");
    }
    boolean closes = facts.expiration().isPresent() && state == SessionState.ACTIVE;
    SessionGrant raised =
        facts.amount().compareTo(grant.cap()) > 0 ? withCap(facts.amount()) : grant;
    return Outcome.success(
        new VaultSession(
            id,
            wallet,
            raised,
            acceptsUntil,
            closes ? SessionState.CLOSING : state,
            Optional.of(Channel.of(facts)),
            createdAt,
            activatedAt,
            endedAt));
  }

  private SessionGrant withCap(Drops cap) {
    return new SessionGrant(
        grant.sessionKey(),
        cap,
        grant.expiresAt(),
        grant.actions(),
        grant.fundedBy(),
        grant.paidTo());
  }

  /** Returns the session taken back by its owner; one that has ended stays what it is. */
  public VaultSession revoke(Instant now) {
    return state.isLive() ? ended(SessionState.REVOKED, now) : this;
  }

  /** Returns the session expired where its end has come; one that has ended stays what it is. */
  public VaultSession expire(Instant now) {
    return state.isLive() && !now.isBefore(grant.expiresAt())
        ? ended(SessionState.EXPIRED, now)
        : this;
  }

  /** Returns the session whose channel is gone from the ledger, whatever it was before. */
  public VaultSession closed(Instant now) {
    return ended(SessionState.CLOSED, endedAt.orElse(now));
  }

  private VaultSession ended(SessionState how, Instant at) {
    return new VaultSession(
        id, wallet, grant, acceptsUntil, how, channel, createdAt, activatedAt, Optional.of(at));
  }
}
