package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.LedgerEntry;

/**
 * Returns an escrow that has expired to its owner (rippled, {@code EscrowCancel.cpp}). Anyone may
 * send it.
 */
final class EscrowCancelTransactor implements Transactor {
  @Override
  public ResultCode preflight(Transaction tx) {
    return TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerEntry escrow =
        context.view().read(Keylets.escrow(tx.text("Owner"), tx.number("OfferSequence")));
    if (escrow == null) {
      return TEC_NO_TARGET;
    }
    boolean expired =
        escrow.has("CancelAfter") && context.rules().isAfter(escrow.number("CancelAfter"));
    if (!expired) {
      return TEC_NO_PERMISSION;
    }
    EscrowRemoval.payTo(context.view(), escrow, escrow.text("Account"));
    return TES_SUCCESS;
  }
}
