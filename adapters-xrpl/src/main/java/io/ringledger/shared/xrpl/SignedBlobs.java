package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads transactions that somebody has signed and no ledger has seen yet. */
public final class SignedBlobs {

  private final long networkId;
  private final TransactionSignatures signatures = new TransactionSignatures();

  /** Reads transactions of that network. */
  public SignedBlobs(long networkId) {
    this.networkId = networkId;
  }

  /**
   * The fields, once the bytes are in canonical form, every signature holds and the transaction is
   * one of this network. Whether the key may sign for the account, only a ledger knows.
   */
  public ObjectNode read(byte[] blob) throws DisagreementException {
    ObjectNode fields = TransactionCodec.decode(blob);
    signatures.verify(fields);
    LedgerFields.checkNetwork(fields, networkId);
    return fields;
  }
}
