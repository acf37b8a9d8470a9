package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.domain.Outcome;
import java.util.Set;

/** Locking the purses of a bout in escrows. Only the bout's own promoter can. */
public interface BoutEscrows {

  /**
   * The EscrowCreates that are still to be signed, each with its one live signing request. Refused
   * with {@code PREFLIGHT_BLOCKED} where the ledger would refuse one of them.
   *
   * @param only these purses; empty: all
   */
  Outcome<Prepared<Escrow>> prepare(Caller caller, BoutId bout, Set<EscrowKind> only);

  /** What became of a signing request; moves neither escrow nor bout. */
  Outcome<Reconciled> reconcile(ReconcileSigning command);

  /**
   * Moves the escrow on proof, once per key. A repeat with the same body gets the same answer; with
   * another body it is refused.
   */
  Answer confirm(ConfirmEscrow command, AnswerFormat<EscrowConfirmed> format);

  /**
   * A claim that an escrow is on the ledger.
   *
   * @param fingerprint lower-case hexadecimal SHA-256 of the canonical body
   */
  record ConfirmEscrow(
      Caller caller,
      BoutId bout,
      IdempotencyKey key,
      String fingerprint,
      EscrowCreateClaim claim) {}

  /** The escrow as it is now, and the bout it belongs to. */
  record EscrowConfirmed(BoutId bout, BoutStatus status, Escrow escrow) {}
}
