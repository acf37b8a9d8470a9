package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.application.chain.LedgerCheckpointing.PublicKey;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;

/** Signs with a key that whoever owns the database does not have. */
public interface CheckpointSigner {

  SignedCheckpoint sign(LedgerCheckpoint checkpoint);

  /** Whether that signature is of this very key, over this very checkpoint. */
  boolean hasSigned(SignedCheckpoint checkpoint);

  /** What its signatures are verified with. */
  PublicKey publicKey();
}
