package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.vault.application.outbound.ChannelLedger;
import io.ringledger.vault.application.sessions.SignIn.SignedMessage;
import io.ringledger.vault.application.sessions.WalletCheck.Proved;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.session.ChannelFacts;
import io.ringledger.vault.domain.session.SessionStanding;
import io.ringledger.vault.domain.session.SessionState;
import io.ringledger.vault.domain.session.VaultSession;
import io.ringledger.vault.domain.signin.SessionGrant;
import io.ringledger.vault.domain.signin.SignInStatement;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@inheritDoc} */
public final class SessionKeysUseCase implements SessionKeys {

  private final SessionPorts ports;
  private final WalletCheck check;
  private final SessionBook book;

  public SessionKeysUseCase(SessionPorts ports) {
    this.ports = ports;
    this.check = new WalletCheck(ports);
    this.book = new SessionBook(ports);
  }

  @Override
  public Outcome<Created> create(RequestId request, SignedMessage signed, SessionGrant grant) {
    return check.check(signed).then(proved -> create(request, proved, grant));
  }

  private Outcome<Created> create(RequestId request, Proved proved, SessionGrant grant) {
    if (!proved.statement().equals(new SignInStatement.Grant(grant))) {
      return Outcome.rejected(
          VaultFailure.SESSION_TERMS_INVALID, "The signed message does not grant these terms.");
    }
    if (!ports.signatures().isSound(grant.sessionKey())) {
      return Outcome.rejected(
          VaultFailure.SESSION_TERMS_INVALID, "The session key is no sound Ed25519 key.");
    }
    Instant now = ports.clock().instant();
    return ports
        .sessionRules()
        .check(grant, now)
        .then(checked -> open(request, proved, checked, now));
  }

  private Outcome<Created> open(RequestId request, Proved proved, SessionGrant grant, Instant now) {
    VaultSession session =
        VaultSession.granted(
            new SessionId(ports.randomness().newId()),
            proved.wallet(),
            grant,
            ports.sessionRules(),
            now);
    WalletCaller owner = new WalletCaller(proved.wallet(), request);
    return ports
        .unitOfWork()
        .execute(
            () -> {
              if (!ports.nonces().use(proved.message().nonce(), proved.wallet(), now)) {
                return Outcome.rejected(VaultFailure.NONCE_REFUSED);
              }
              if (!book.open(session, owner.author(), now)) {
                return Outcome.rejected(VaultFailure.SESSION_KEY_TAKEN);
              }
              return Outcome.success(
                  new Created(
                      session,
                      ports.tokens().issue(session.wallet(), now),
                      ChannelTransaction.create(session, ports.sessionRules(), ports.networkId())));
            });
  }

  @Override
  public Page<SessionStanding, SessionId> list(
      WalletCaller caller, Optional<SessionId> before, int limit) {
    return ports
        .unitOfWork()
        .execute(() -> ports.sessions().ofWallet(caller.wallet(), before, limit));
  }

  @Override
  public Outcome<SessionStanding> get(WalletCaller caller, SessionId id) {
    return ports
        .unitOfWork()
        .execute(() -> ports.sessions().find(id))
        .filter(found -> found.session().wallet().equals(caller.wallet()))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(VaultFailure.SESSION_NOT_FOUND));
  }

  @Override
  public Outcome<SessionStanding> fund(WalletCaller caller, SessionId id, TransactionHash created) {
    return get(caller, id)
        .then(
            found ->
                found.session().state() == SessionState.PENDING_FUNDING
                        || found.session().channel().isPresent()
                    ? channel(created)
                    : Outcome.<ChannelFacts>rejected(VaultFailure.SESSION_NOT_ACTIVE))
        .then(
            facts ->
                move(
                    caller,
                    id,
                    "vault_session.activate",
                    (session, now) -> session.activate(facts, ports.sessionRules(), now)));
  }

  @Override
  public Outcome<ChannelTransaction> prepareTopUp(WalletCaller caller, SessionId id, Drops more) {
    return get(caller, id).then(found -> topUp(found.session(), more));
  }

  private Outcome<ChannelTransaction> topUp(VaultSession session, Drops more) {
    if (session.state() != SessionState.ACTIVE) {
      return Outcome.rejected(VaultFailure.SESSION_NOT_ACTIVE);
    }
    VaultSession.Channel channel = session.channel().orElseThrow();
    if (more.isZero() || more.value() > Drops.MAX_VALUE - channel.amount().value()) {
      return Outcome.rejected(VaultFailure.AMOUNT_OUT_OF_RANGE);
    }
    return Outcome.success(ChannelTransaction.fund(session, channel.id(), more, ports.networkId()));
  }

  @Override
  public Outcome<SessionStanding> topUp(WalletCaller caller, SessionId id, TransactionHash funded) {
    return get(caller, id)
        .then(_ -> channel(funded))
        .then(
            facts ->
                move(
                    caller,
                    id,
                    "vault_session.top_up",
                    (session, _) ->
                        session.state() == SessionState.ACTIVE
                            ? session.observed(facts)
                            : Outcome.rejected(VaultFailure.SESSION_NOT_ACTIVE)));
  }

  @Override
  public Outcome<SessionStanding> revoke(WalletCaller caller, SessionId id) {
    return move(
        caller, id, "vault_session.revoke", (session, now) -> Outcome.success(session.revoke(now)));
  }

  @Override
  public Outcome<Closing> close(WalletCaller caller, SessionId id) {
    return revoke(caller, id)
        .map(
            revoked ->
                new Closing(
                    revoked,
                    revoked
                        .session()
                        .channel()
                        .filter(_ -> revoked.session().state() != SessionState.CLOSED)
                        .map(
                            channel ->
                                ChannelTransaction.close(
                                    revoked.session(), channel.id(), ports.networkId()))));
  }

  /** Asked outside of any unit of work. */
  private Outcome<ChannelFacts> channel(TransactionHash transaction) {
    return switch (ports.channels().channelOf(transaction)) {
      case ChannelLedger.Answer.Found(var facts) -> Outcome.success(facts);
      case ChannelLedger.Answer.NotProved(var reason) ->
          Outcome.rejected(VaultFailure.CHANNEL_NOT_PROVED, reason);
      case ChannelLedger.Answer.Unavailable(var reason) ->
          Outcome.rejected(VaultFailure.VAULT_LEDGER_UNAVAILABLE, reason);
    };
  }

  private Outcome<SessionStanding> move(
      WalletCaller caller,
      SessionId id,
      String action,
      BiFunction<VaultSession, Instant, Outcome<VaultSession>> verb) {
    Instant now = ports.clock().instant();
    return ports
        .unitOfWork()
        .execute(
            () -> {
              Optional<VaultSession> held =
                  ports
                      .sessions()
                      .lock(id)
                      .filter(session -> session.wallet().equals(caller.wallet()));
              if (held.isEmpty()) {
                return Outcome.rejected(VaultFailure.SESSION_NOT_FOUND);
              }
              return verb.apply(held.get(), now)
                  .map(
                      after -> {
                        book.move(held.get(), after, caller.author(), action, now);
                        return ports.sessions().find(id).orElseThrow();
                      });
            });
  }
}
