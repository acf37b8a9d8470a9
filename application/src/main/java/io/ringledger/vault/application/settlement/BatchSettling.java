package io.ringledger.vault.application.settlement;

import io.ringledger.shared.application.RequestId;

/** Brings batches on, wherever they are; may be called by any number of replicas at once. */
public interface BatchSettling {

  /**
   * Does for each batch that is due one step: asks the ledger, or signs, sends and follows
   * transactions, or books what is proved. Never throws because of the ledger.
   *
   * @return how many steps were done; where none, coming again is for later
   */
  int advance(RequestId run);
}
