package io.ringledger.vault.rest.sessions;

import io.ringledger.vault.application.sessions.ChannelTransaction;
import java.util.Map;

/** The transaction that puts more into a channel. */
public record TopUpResponse(Map<String, Object> channelTransaction) {

  static TopUpResponse of(ChannelTransaction transaction) {
    return new TopUpResponse(transaction.fields());
  }
}
