package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to look again: soon after something happened, more and more rarely the longer nothing does.
 * Wallets and nodes limit how often they may be asked.
 */
final class Pace {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration VERY_SOON = Duration.ofSeconds(2);
  private static final Duration NOW_AND_THEN = Duration.ofMinutes(10);
  private static final Duration ESCROW_SOON = Duration.ofMinutes(1);

  /** Nothing that is open waits longer to be looked at. */
  static final Duration HOURLY = Duration.ofHours(1);

  private static final int SLOWING = 4;

  /** A request that waits for the promoter. */
  Instant request(SigningRequest request, Instant now) {
    return now.plus(between(SOON, since(request.requestedAt(), now), NOW_AND_THEN));
  }

  /** A transaction that is on its way: ledgers close every few seconds. */
  Instant transaction(FollowedTransaction transaction, Instant now) {
    return now.plus(between(VERY_SOON, since(transaction.knownSince(), now), NOW_AND_THEN));
  }

  /**
   * A locked purse: nothing can happen to it before FinishAfter, anything may after.
   *
   * @param ledgerTime by the ledger's clock, which alone decides about that
   */
  Optional<Instant> escrow(Escrow escrow, Instant now, Instant ledgerTime) {
    if (escrow.status() != EscrowStatus.CREATED) {
      return Optional.empty();
    }
    Instant opens = escrow.terms().window().finishAfter().toInstant();
    Duration wait =
        ledgerTime.isBefore(opens)
            ? Duration.between(ledgerTime, opens)
            : between(ESCROW_SOON, since(opens, ledgerTime), HOURLY);
    return Optional.of(now.plus(wait));
  }

  private static Duration since(Instant start, Instant now) {
    return start.isBefore(now) ? Duration.between(start, now).dividedBy(SLOWING) : Duration.ZERO;
  }

  private static Duration between(Duration least, Duration wanted, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }
}
