package io.ringledger.xamansandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What an application gets with a signature, to push its next payload to the same user. It is good
 * for thirty days after the last signature.
 *
 * @param token the token
 * @param user who it leads to
 * @param issuedAt when it was issued or renewed
 */
public record UserToken(UUID token, UUID user, Instant issuedAt) {
  private static final Duration LIFE = Duration.ofDays(30);

  /** Returns until when it can be used. */
  public Instant expiresAt() {
    return issuedAt.plus(LIFE);
  }
}
