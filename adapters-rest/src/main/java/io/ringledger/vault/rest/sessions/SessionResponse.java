package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.session.SessionStanding;
import io.ringledger.vault.domain.session.VaultSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session of a wallet. */
public record SessionResponse(
    String sessionId,
    String wallet,
    String publicKey,
    String state,
    long capDrops,
    List<String> actions,
    String expiresAt,
    String acceptsUntil,
    String fundingAccount,
    String payoutAccount,
    @Nullable String channelId,
    long channelDrops,
    @Nullable String channelClosesAt,
    long reservedDrops,
    long usedDrops,
    long debitDrops,
    long claimedDrops,
    long claimDrops,
    String createdAt,
    @Nullable String activatedAt,
    @Nullable String endedAt) {

  static SessionResponse of(SessionStanding standing) {
    VaultSession session = standing.session();
    return new SessionResponse(
        session.id().toString(),
        session.wallet().value(),
        session.grant().sessionKey().hex(),
        session.state().wire(),
        session.grant().cap().value(),
        session.grant().actions().stream().map(IntentAction::name).toList(),
        session.grant().expiresAt().toString(),
        session.acceptsUntil().toString(),
        session.grant().fundedBy().value(),
        session.grant().paidTo().value(),
        session.channel().map(channel -> channel.id().value()).orElse(null),
        session.channel().map(channel -> channel.amount().value()).orElse(0L),
        session
            .channel()
            .flatMap(VaultSession.Channel::closesAt)
            .map(Instant::toString)
            .orElse(null),
        standing.reserved().value(),
        standing.used().value(),
        standing.debit().value(),
        standing.claimed().value(),
        standing.claim().value(),
        session.createdAt().toString(),
        session.activatedAt().map(Instant::toString).orElse(null),
        session.endedAt().map(Instant::toString).orElse(null));
  }
}
