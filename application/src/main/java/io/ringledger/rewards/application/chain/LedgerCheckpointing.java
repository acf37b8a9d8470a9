package io.ringledger.rewards.application.chain;

import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.shared.application.Page;
import java.util.Optional;

/** Signs, now and then, what the ledger says. */
public interface LedgerCheckpointing {

  /**
   * Makes the next checkpoint, where anything was sealed or audited since the last one.
   *
   * @return the checkpoint; empty where there was nothing new
   * @throws io.ringledger.rewards.application.outbound.CheckpointStore.RefusedException where it
   *     cannot be kept; nothing is recorded then
   */
  Optional<SignedCheckpoint> checkpoint();

  /**
   * The checkpoints there are, the newest first.
   *
   * @param before the number before which they stand; empty begins at the newest
   */
  Page<SignedCheckpoint, Long> checkpoints(Optional<Long> before, int limit);

  /** What verifies the signatures that are made now. */
  PublicKey publicKey();

  /**
   * What signatures are verified with.
   *
   * @param id the first 8 bytes of the SHA-256 of the key, in hexadecimal
   * @param key 32 bytes in base64
   */
  record PublicKey(String id, String key) {}
}
