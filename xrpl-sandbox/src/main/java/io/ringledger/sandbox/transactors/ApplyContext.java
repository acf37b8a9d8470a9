package io.ringledger.sandbox.transactors;

import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.ApplyView;
import io.ringledger.sandbox.state.LedgerEntry;

/**
 * A transaction while it is applied.
 *
 * @param tx the transaction
 * @param view the state to change
 * @param rules the ledger it runs in
 * @param priorBalance the sender's balance in drops before the fee was taken
 */
record ApplyContext(Transaction tx, ApplyView view, LedgerRules rules, long priorBalance) {
  /** Returns the sender's account root, free to be changed. */
  LedgerEntry sender() {
    return Accounts.open(view, tx.account());
  }

  /**
   * Returns the drops it must hold.
   *
   * @param ownedObjects how many objects an account owns
   */
  long reserve(long ownedObjects) {
    return rules.fees().reserve(ownedObjects);
  }
}
