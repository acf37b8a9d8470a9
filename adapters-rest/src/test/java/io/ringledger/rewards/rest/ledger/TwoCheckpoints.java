package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.chain.LedgerCheckpointing;
import io.ringledger.rewards.domain.ledger.chain.ChainFixtures;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.shared.application.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A ledger of which two checkpoints were made. */
@Singleton
public class TwoCheckpoints implements LedgerCheckpointing {

  static final PublicKey KEY =
      new PublicKey("34750f98bd59fcfc", "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=");

  private static final LedgerCheckpoint FIRST = ChainFixtures.checkpoint();
  private static final LedgerCheckpoint SECOND =
      LedgerCheckpoint.after(
          Optional.of(FIRST), FIRST.at().plusSeconds(60), FIRST.heads(), FIRST.audit());

  @Override
  public Optional<SignedCheckpoint> checkpoint() {
    return Optional.empty();
  }

  @Override
  public Page<SignedCheckpoint, Long> checkpoints(Optional<Long> before, int limit) {
    List<SignedCheckpoint> all =
        List.of(SECOND, FIRST).stream()
            .filter(one -> one.number() < before.orElse(Long.MAX_VALUE))
            .map(one -> new SignedCheckpoint(one, KEY.id(), "c2lnbmF0dXJl"))
            .toList();
    List<SignedCheckpoint> page = all.subList(0, Math.min(limit, all.size()));
    return new Page<>(
        page,
        all.size() > limit ? Optional.of(page.getLast().checkpoint().number()) : Optional.empty());
  }

  @Override
  public PublicKey publicKey() {
    return KEY;
  }
}
