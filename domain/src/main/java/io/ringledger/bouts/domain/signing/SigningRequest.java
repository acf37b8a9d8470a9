package io.ringledger.bouts.domain.signing;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One request to sign one action on one escrow. It is written down before the wallet is asked, so
 * that a crash in between can be mended by its {@link #reference()}. Immutable; a verb that no
 * longer applies answers the request unchanged, because what the wallet says may arrive late,
 * twice, or out of order.
 *
 * @param attempt from 1; a new one is made only when the one before can no longer be signed
 * @param askedAt since when the wallet is being asked for it; empty once it answered, or did not
 * @param preparedAtLedger the last validated ledger at that time, zero where no ledger was asked
 * @param payload what the wallet calls it, once it is known to have it
 * @param opened whether the promoter was seen to have it open
 * @param expiresAt from then on nobody can open it
 * @param transaction what was signed
 * @param resolvedAt when its final status became known
 */
public record SigningRequest(
    SigningRequestId id,
    BoutId bout,
    EscrowId escrow,
    EscrowKind kind,
    SigningAction action,
    int attempt,
    Instant requestedAt,
    Optional<Instant> askedAt,
    long preparedAtLedger,
    SigningRequestStatus status,
    Optional<UUID> payload,
    boolean opened,
    Optional<Instant> expiresAt,
    Optional<TransactionHash> transaction,
    Optional<Instant> resolvedAt) {

  /** Longer than it takes to ask a wallet: who has not answered by then never will. */
  public static final Duration ASKING = Duration.ofSeconds(30);

  /** How long a request that was opened before it expired may still be signed, as we reckon. */
  public static final Duration SIGNING_GRACE = Duration.ofMinutes(15);

  /** So long after a request should be over, nothing is heard of it any more. */
  public static final Duration FOLLOWED_LONGER = Duration.ofDays(1);

  public SigningRequest {
    if (attempt < 1 || preparedAtLedger < 0) {
      throw new IllegalArgumentException("attempts count from one, ledgers from zero");
    }
    if (payload.isEmpty() && status != SigningRequestStatus.REQUESTED) {
      throw new IllegalArgumentException("what has an outcome has a payload");
    }
    if (transaction.isPresent() != (status == SigningRequestStatus.SIGNED)) {
      throw new IllegalArgumentException("a transaction exactly where it is signed");
    }
    if (resolvedAt.isPresent() != status.isFinal()) {
      throw new IllegalArgumentException("resolved exactly where the status is final");
    }
  }

  /** A request that the wallet is about to be asked for. */
  public static SigningRequest first(
      SigningRequestId id,
      BoutId bout,
      EscrowId escrow,
      EscrowKind kind,
      SigningAction action,
      Instant now,
      long ledger) {
    return requested(id, bout, escrow, kind, action, 1, now, ledger);
  }

  /** The one that takes the place of this one. */
  public SigningRequest next(SigningRequestId nextId, Instant now, long ledger) {
    return requested(nextId, bout, escrow, kind, action, attempt + 1, now, ledger);
  }

  private static SigningRequest requested(
      SigningRequestId id,
      BoutId bout,
      EscrowId escrow,
      EscrowKind kind,
      SigningAction action,
      int attempt,
      Instant now,
      long ledger) {
    return new SigningRequest(
        id,
        bout,
        escrow,
        kind,
        action,
        attempt,
        now,
        Optional.of(now),
        ledger,
        SigningRequestStatus.REQUESTED,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Our name for it at the wallet; no other request has the same. */
  public String reference() {
    String first = escrow + ":" + action.wire();
    return attempt == 1 ? first : first + ":" + attempt;
  }

  /** The wallet has it. */
  public SigningRequest known(UUID at) {
    return status == SigningRequestStatus.REQUESTED
        ? with(SigningRequestStatus.OPEN, Optional.of(at), Optional.empty(), Optional.empty())
        : this;
  }

  /** The wallet is about to be asked once more, since it did not get it the last time. */
  public SigningRequest askedAgain(Instant now) {
    return asked(Optional.of(now));
  }

  /** The wallet did not answer; whether it has the request is not known. */
  public SigningRequest askedInVain() {
    return asked(Optional.empty());
  }

  /** Whether someone is asking the wallet for it right now; an older one has died over it. */
  public boolean isBeingAsked(Instant now) {
    return status == SigningRequestStatus.REQUESTED
        && askedAt.filter(since -> now.isBefore(since.plus(ASKING))).isPresent();
  }

  private SigningRequest asked(Optional<Instant> since) {
    return status == SigningRequestStatus.REQUESTED
        ? copy(since, status, payload, opened, expiresAt, transaction, resolvedAt)
        : this;
  }

  /** What the wallet says about its life so far. */
  public SigningRequest seen(boolean nowOpened, Optional<Instant> expiry) {
    return status.isFinal()
        ? this
        : copy(
            askedAt,
            status,
            payload,
            opened || nowOpened,
            expiry.or(() -> expiresAt),
            transaction,
            resolvedAt);
  }

  /** Nobody can open it any more. */
  public SigningRequest expired() {
    return status == SigningRequestStatus.OPEN
        ? with(SigningRequestStatus.EXPIRED, payload, Optional.empty(), Optional.empty())
        : this;
  }

  /** The promoter signed this. Beats everything that was thought before, except a signature. */
  public SigningRequest signed(TransactionHash hash, Instant now) {
    return payload.isPresent() && status != SigningRequestStatus.SIGNED
        ? with(SigningRequestStatus.SIGNED, payload, Optional.of(hash), Optional.of(now))
        : this;
  }

  /** The promoter said no. */
  public SigningRequest declined(Instant now) {
    return resolved(SigningRequestStatus.DECLINED, now);
  }

  /** It was taken back, or the wallet lost it: nobody can sign it. */
  public SigningRequest cancelled(Instant now) {
    return resolved(SigningRequestStatus.CANCELLED, now);
  }

  private SigningRequest resolved(SigningRequestStatus outcome, Instant now) {
    return status.isFinal() || payload.isEmpty()
        ? this
        : with(outcome, payload, Optional.empty(), Optional.of(now));
  }

  /** Whether someone may have it open although it has expired, so that it may yet be signed. */
  public boolean maySurviveExpiry(Instant now) {
    return status == SigningRequestStatus.EXPIRED
        && opened
        && expiresAt.map(at -> now.isBefore(at.plus(SIGNING_GRACE))).orElse(true);
  }

  /**
   * Whether something may yet be heard of it. Of one that the wallet never confirmed to have, or
   * that has expired, that is so for a day: wallets must not be asked for ever.
   */
  public boolean isFollowed(Instant now) {
    return switch (status) {
      case OPEN -> true;
      case REQUESTED -> now.isBefore(askedAt.orElse(requestedAt).plus(FOLLOWED_LONGER));
      case EXPIRED -> now.isBefore(expiresAt.orElse(requestedAt).plus(FOLLOWED_LONGER));
      case SIGNED, DECLINED, CANCELLED -> false;
    };
  }

  private SigningRequest with(
      SigningRequestStatus nextStatus,
      Optional<UUID> nextPayload,
      Optional<TransactionHash> nextTransaction,
      Optional<Instant> nextResolvedAt) {
    return copy(
        Optional.empty(),
        nextStatus,
        nextPayload,
        opened,
        expiresAt,
        nextTransaction,
        nextResolvedAt);
  }

  private SigningRequest copy(
      Optional<Instant> nextAskedAt,
      SigningRequestStatus nextStatus,
      Optional<UUID> nextPayload,
      boolean nextOpened,
      Optional<Instant> nextExpiresAt,
      Optional<TransactionHash> nextTransaction,
      Optional<Instant> nextResolvedAt) {
    return new SigningRequest(
        id,
        bout,
        escrow,
        kind,
        action,
        attempt,
        requestedAt,
        nextAskedAt,
        preparedAtLedger,
        nextStatus,
        nextPayload,
        nextOpened,
        nextExpiresAt,
        nextTransaction,
        nextResolvedAt);
  }
}
