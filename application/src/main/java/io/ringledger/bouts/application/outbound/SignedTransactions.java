package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Optional;

/** Reads what a wallet has signed. No ledger is asked. */
public interface SignedTransactions {

  /** Holds what was signed against what was prepared: signature, signer, network, each field. */
  Reading read(SignedBlob blob, UnsignedTransaction prepared);

  /** What was signed. */
  sealed interface Reading {

    /** It is what was prepared, and this is what the wallet added. */
    record AsPrepared(SignedTransaction transaction) implements Reading {}

    /**
     * It is something else, or cannot be read.
     *
     * @param hash its name on the ledger, where it can be computed
     * @param reason beginning with the field it is about
     */
    record Altered(Optional<TransactionHash> hash, String reason) implements Reading {}
  }
}
