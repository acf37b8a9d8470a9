package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.application.sessions.SessionKeys.Created;
import io.ringledger.vault.domain.session.SessionStanding;
import java.util.Map;

/** A new session, a token for its owner, and the transaction that opens its channel. */
public record CreatedSessionResponse(
    SessionResponse session,
    String token,
    String tokenExpiresAt,
    Map<String, Object> channelTransaction) {

  static CreatedSessionResponse of(Created created) {
    return new CreatedSessionResponse(
        SessionResponse.of(SessionStanding.untouched(created.session())),
        created.token().text(),
        created.token().expiresAt().toString(),
        created.channel().fields());
  }

  @Override
  public String toString() {
    return "CreatedSessionResponse[session=%s]".formatted(session);
  }
}
