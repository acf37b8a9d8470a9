package io.ringledger.identity.application.fakes;

import io.ringledger.identity.application.AccessToken;
import io.ringledger.identity.application.AccessTokens;
import io.ringledger.identity.domain.UserAccount;
import java.time.Instant;

/** Tokens that say whose they are, unsigned. */
public final class ReadableAccessTokens implements AccessTokens {

  @Override
  public AccessToken issue(UserAccount account, Instant now) {
    return new AccessToken("token of " + account.id() + " at " + now);
  }
}
