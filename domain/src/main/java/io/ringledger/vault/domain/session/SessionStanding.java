package io.ringledger.vault.domain.session;

import io.ringledger.shared.domain.Drops;

/**
 * A session and what its intents have come to.
 *
 * @param reserved the gross of live buying intents
 * @param used the gross of settled buying intents
 * @param debit what batches that are not settled will take
 * @param claimed what has been taken from the channel
 * @param claim the greatest total that the session key has let be claimed
 */
public record SessionStanding(
    VaultSession session, Drops reserved, Drops used, Drops debit, Drops claimed, Drops claim) {

  /** Returns a session in which nothing happened yet. */
  public static SessionStanding untouched(VaultSession session) {
    return new SessionStanding(session, Drops.ZERO, Drops.ZERO, Drops.ZERO, Drops.ZERO, Drops.ZERO);
  }
}
