package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;

/** Where checkpoints are safe from whoever owns the database. Never called in a unit of work. */
public interface CheckpointStore {

  /**
   * Keeps a checkpoint for good. What is there is never written over.
   *
   * @return the checkpoint that is there under this number now: this one, or whichever came first
   * @throws RefusedException where it cannot be kept
   */
  SignedCheckpoint keep(SignedCheckpoint checkpoint);

  /** A checkpoint cannot be kept; somebody has to see to it. */
  final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String reason) {
      super(reason);
    }

    public RefusedException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
