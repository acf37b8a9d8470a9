package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.domain.Outcome;
import java.util.List;

/** Paying the purses of a bout out, or taking the loser's bonus back. */
public interface BoutPayouts {

  /** The EscrowFinishes and EscrowCancels that are still to be signed. */
  Outcome<PreparedPayouts> prepare(Caller caller, BoutId bout);

  /** What became of a signing request; moves neither escrow nor bout. */
  Outcome<Reconciled> reconcile(ReconcileSigning command);

  /** Moves the escrow on proof, once per key, as {@link BoutEscrows#confirm}. */
  Answer confirm(ConfirmPayout command, AnswerFormat<PayoutConfirmed> format);

  /** Where the bout stands and what is to be signed. */
  record PreparedPayouts(BoutId bout, BoutStatus status, List<PreparedPayout> payouts) {
    public PreparedPayouts {
      payouts = List.copyOf(payouts);
    }
  }

  /** A step, the transaction that takes it, and where to sign it. */
  record PreparedPayout(PayoutStep step, UnsignedTransaction transaction, SigningLinks signing) {}

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
