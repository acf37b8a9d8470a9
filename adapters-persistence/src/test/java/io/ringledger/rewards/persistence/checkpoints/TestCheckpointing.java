package io.ringledger.rewards.persistence.checkpoints;

import io.ringledger.rewards.application.chain.LedgerCheckpointing;
import io.ringledger.rewards.application.chain.LedgerCheckpointingUseCase;
import io.ringledger.rewards.application.outbound.LedgerCheckpoints;
import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.shared.application.UnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Base64;

/** What the application wires: the use case behind the jobs. Its files are nowhere. */
class TestCheckpointing {

  private static final byte[] KEY = new byte[32];

  @Produces
  @Singleton
  static LedgerCheckpointing checkpointing(
      UnitOfWork unitOfWork,
      LedgerSeals seals,
      LedgerCheckpoints checkpoints,
      InstantSource clock) {
    return new LedgerCheckpointingUseCase(
        unitOfWork,
        seals,
        checkpoints,
        new Ed25519CheckpointSigner(Base64.getEncoder().encodeToString(KEY)),
        checkpoint -> checkpoint,
        clock);
  }
}
