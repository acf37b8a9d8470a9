package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.domain.Outcome;
import java.util.Set;

/** Paying the purses of a bout out, or taking the loser's bonus back. */
public interface BoutPayouts {

  /**
   * The EscrowFinishes and EscrowCancels that are still to be signed and whose time has come, each
   * with its one live signing request. Refused with {@code PREFLIGHT_BLOCKED} where the ledger
   * would refuse one of them, or all of them for now.
   *
   * @param only these purses; empty: all
   */
  Outcome<PreparedPayouts> prepare(Caller caller, BoutId bout, Set<EscrowKind> only);

  /** What became of a signing request; moves neither escrow nor bout. */
  Outcome<Reconciled> reconcile(ReconcileSigning command);

  /** Moves the escrow on proof, once per key, as {@link BoutEscrows#confirm}. */
  Answer confirm(ConfirmPayout command, AnswerFormat<PayoutConfirmed> format);

  /** Where the bout stands and what is to be signed. */
  record PreparedPayouts(BoutId bout, BoutStatus status, Prepared<PayoutStep> payouts) {}

  /**
   * A claim that a purse has left its escrow.
   *
   * @param fingerprint lower-case hexadecimal SHA-256 of the canonical body
   */
  record ConfirmPayout(
      Caller caller, BoutId bout, IdempotencyKey key, String fingerprint, PayoutClaim claim) {}

  /** The escrow as it is now, and the bout it belongs to. */
  record PayoutConfirmed(BoutId bout, BoutStatus status, Escrow escrow) {}
}
