package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.application.sessions.ChannelTransaction;
import io.ringledger.vault.application.sessions.SessionKeys.Closing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session taken back, and the transaction that closes its channel, where it has one. */
public record ClosingSessionResponse(
    SessionResponse session, @Nullable Map<String, Object> channelTransaction) {

  static ClosingSessionResponse of(Closing closing) {
    return new ClosingSessionResponse(
        SessionResponse.of(closing.session()),
        closing.channel().map(ChannelTransaction::fields).orElse(null));
  }
}
