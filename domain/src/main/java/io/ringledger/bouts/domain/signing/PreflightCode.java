package io.ringledger.bouts.domain.signing;

import java.util.Locale;

/** What is found when the ledger is asked whether a transaction would do what it should. */
public enum PreflightCode {
  /** The wallet's account does not exist on the ledger. */
  ACCOUNT_NOT_FOUND(Severity.BLOCKER),
  /** Amounts and fees of all that is to be signed, and the reserves, are more than the balance. */
  INSUFFICIENT_FUNDS(Severity.BLOCKER),
  /** The receiver's account does not exist on the ledger. */
  DESTINATION_NOT_FOUND(Severity.BLOCKER),
  /** The receiver is an account of the ledger itself, such as an AMM's, and cannot be paid. */
  DESTINATION_NOT_ALLOWED(Severity.BLOCKER),
  /** The receiver takes payments only with a destination tag, which purses do not carry. */
  DESTINATION_TAG_REQUIRED(Severity.BLOCKER),
  /** FinishAfter has passed on the ledger's clock; the escrow can no longer be created. */
  FINISH_AFTER_PASSED(Severity.BLOCKER),
  /** CancelAfter has passed on the ledger's clock; the purse can no longer be paid out. */
  CANCEL_AFTER_PASSED(Severity.BLOCKER),
  /** The escrow is not on the ledger any more. */
  ESCROW_NOT_ON_LEDGER(Severity.BLOCKER),
  /** The receiver wants to authorize each sender, and has not authorized the promoter. */
  DEPOSIT_NOT_AUTHORIZED(Severity.BLOCKER),
  /** The node ran the transaction without applying it, and it would fail. */
  SIMULATION_FAILED(Severity.BLOCKER),
  /** FinishAfter has not come yet on the ledger's clock. */
  FINISH_TOO_EARLY(Severity.NOT_YET),
  /** CancelAfter has not come yet on the ledger's clock. */
  CANCEL_TOO_EARLY(Severity.NOT_YET),
  /** An escrow with the very same terms exists already; it is followed instead of made again. */
  ESCROW_ALREADY_ON_LEDGER(Severity.DONE),
  /** The receiver wants to authorize each sender: paying out would fail as it stands. */
  DEPOSIT_AUTHORIZATION_NEEDED(Severity.WARNING),
  /** An older request has expired and was opened before: it may still be signed for a while. */
  EXPIRED_REQUEST_MAY_BE_SIGNED(Severity.WARNING),
  /** From CancelAfter on, anyone can cancel the winner's bonus. */
  BONUS_DEADLINE(Severity.WARNING);

  /** What a finding means for what is to be signed. */
  public enum Severity {
    /** Signing it would be in vain: nothing is asked of the wallet. */
    BLOCKER,
    /** It is too early for this one; the others go ahead. */
    NOT_YET,
    /** There is nothing left to sign. */
    DONE,
    /** It can be signed; there is something to know. */
    WARNING
  }

  private final Severity severity;

  PreflightCode(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** The stable text used on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
