package io.ringledger.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Transaction;

/**
 * A transaction in a closed ledger.
 *
 * @param transaction the transaction
 * @param metadata what it did; not to be changed
 * @param index its place in the ledger
 */
public record LedgerTransaction(Transaction transaction, ObjectNode metadata, int index) {
  /** Returns the code it ended with, such as {@code tesSUCCESS}. */
  public String result() {
    return metadata.path("TransactionResult").asText();
  }
}
