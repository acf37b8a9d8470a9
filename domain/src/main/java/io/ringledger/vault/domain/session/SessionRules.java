package io.ringledger.vault.domain.session;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.signin.SessionGrant;
import java.time.Duration;
import java.time.Instant;

/**
 * Which sessions can be granted here.
 *
 * @param authority the account that settles: the destination of every channel
 * @param settleDelay how long the source of a channel waits for its money when it asks to close
 * @param settlementMargin how long before a channel's end nothing is accepted any more, so that
 *     what was accepted can be claimed
 */
public record SessionRules(XrplAddress authority, Duration settleDelay, Duration settlementMargin) {

  /** No session lives longer. */
  public static final Duration LONGEST = Duration.ofDays(365);

  /** Throws {@link IllegalArgumentException} where nothing could be settled in time. */
  public SessionRules {
    if (settlementMargin.isNegative() || settlementMargin.isZero()) {
      throw new IllegalArgumentException("no time to settle before a channel ends");
    }
    if (settleDelay.compareTo(settlementMargin) < 0
        || settleDelay.toSeconds() > 0xFFFF_FFFFL
        || settleDelay.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "a settle delay has whole seconds, and is no shorter than the margin");
    }
  }

  /** Returns the grant where it can be honoured, or why not. */
  public Outcome<SessionGrant> check(SessionGrant grant, Instant now) {
    if (!grant.expiresAt().isAfter(now.plus(settlementMargin))) {
      return refused(
          "The session must last longer than the "
              + settlementMargin.toSeconds()
              + " seconds before its end in which nothing is accepted.");
    }
    if (grant.expiresAt().isAfter(now.plus(LONGEST))) {
      return refused("A session lasts a year at most.");
    }
    if (grant.fundedBy().equals(authority)) {
      return refused("The account that settles cannot fund a session.");
    }
    if (grant.paidTo().equals(authority)) {
      return refused("The account that settles cannot be paid for a session.");
    }
    return Outcome.success(grant);
  }

  private static Outcome<SessionGrant> refused(String reason) {
    return Outcome.rejected(VaultFailure.SESSION_TERMS_INVALID, reason);
  }

  /** Returns until when intents of a session with that end are accepted. */
  public Instant acceptsUntil(Instant expiresAt) {
    return expiresAt.minus(settlementMargin);
  }
}
