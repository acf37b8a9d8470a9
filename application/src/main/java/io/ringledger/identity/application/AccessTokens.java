package io.ringledger.identity.application;

import io.ringledger.identity.domain.UserAccount;
import java.time.Instant;

/** Issues the tokens that later requests carry. */
public interface AccessTokens {

  AccessToken issue(UserAccount account, Instant now);
}
