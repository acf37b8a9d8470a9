package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks over all escrows for those that do not move by themselves. */
public interface EscrowWatch {

  /** Those that somebody should look at, the longest waiting first. */
  List<StuckEscrow> stuck(Instant now, int limit);

  /**
   * Escrows about which something may yet be heard and that nobody follows, which only a lost
   * schedule explains.
   */
  List<EscrowId> unfollowed(Instant now, int limit);

  /**
   * Locked purses whose FinishAfter has passed and that nobody looks at before the given moment.
   *
   * @param ledgerTime by the ledger's clock
   */
  List<EscrowId> openedBefore(Instant ledgerTime, Instant lookedAtAfter, int limit);

  /**
   * An escrow that does not move by itself.
   *
   * @param since when that began, as far as it is known
   * @param detail what is known about it, in plain words
   * @param nextLook when it is looked at again; empty: never
   */
  record StuckEscrow(
      BoutId bout,
      EscrowId escrow,
      EscrowKind kind,
      EscrowStatus status,
      Cause cause,
      Instant since,
      String detail,
      Optional<Instant> nextLook) {}

  /** Why somebody should look at an escrow. */
  enum Cause {
    /** Its last signing or confirmation came to nothing. */
    FAILURE_RECORDED,
    /** A transaction of it has been on its way for longer than any ledger takes. */
    TRANSACTION_UNDECIDED,
    /** A signature was asked for, and whether the wallet has the request is not known. */
    REQUEST_UNCERTAIN,
    /** It is the winner's bonus, and from its CancelAfter on anyone can cancel it. */
    BONUS_DEADLINE,
    /** It could have been paid out for days. */
    PAYOUT_OVERDUE;

    /** The stable text used on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
