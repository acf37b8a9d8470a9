package io.ringledger.vault.persistence.batches;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.batches.NettingRun;
import io.ringledger.vault.domain.VaultFailure;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Has nothing to net. */
@Singleton
class IdleNetting implements NettingRun {

  private final AtomicInteger runs = new AtomicInteger();

  /** How many times somebody came to net. */
  int runs() {
    return runs.get();
  }

  @Override
  public Outcome<Report> run(Author author) {
    runs.incrementAndGet();
    return Outcome.rejected(VaultFailure.NETTING_NOT_ENOUGH_INTENTS);
  }
}
