package io.ringledger.sandbox.transactors;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Fees;
import io.ringledger.sandbox.state.ReadView;

/**
 * The rules of one type of transaction. The three steps are the ledger's own: what the transaction
 * alone tells, what the ledger's state forbids, and the change itself.
 */
interface Transactor {
  /** Returns the flags this type knows beside those every transaction may carry. */
  default long knownFlags() {
    return 0;
  }

  /**
   * Returns the least fee in drops.
   *
   * @param fields the transaction's fields
   * @param fees what the network charges
   */
  default long minimumFee(JsonNode fields, Fees fees) {
    return fees.base();
  }

  /**
   * Checks the transaction alone.
   *
   * @param tx the transaction
   * @return a {@code tem} or {@code tel} code, or success
   */
  ResultCode preflight(Transaction tx);

  /**
   * Checks it against the state, without changing anything.
   *
   * @param tx the transaction
   * @param view the state before the transaction
   * @param rules the ledger it runs in
   * @return a failure, or success
   */
  default ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    return ResultCode.TES_SUCCESS;
  }

  /**
   * Does what the transaction asks for. The fee is paid and the sequence number or ticket used up.
   *
   * @param context the transaction and the state to change
   * @return a {@code tec} code, on which all changes are thrown away, or a {@code tem} code, on
   *     which the transaction goes into no ledger, or success
   */
  ResultCode apply(ApplyContext context);
}
