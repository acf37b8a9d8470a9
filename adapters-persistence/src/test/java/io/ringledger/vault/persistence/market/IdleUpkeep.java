package io.ringledger.vault.persistence.market;

import io.ringledger.shared.application.RequestId;
import io.ringledger.vault.application.intents.IntentUpkeep;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Has as much to expire as a test says. */
@Singleton
class IdleUpkeep implements IntentUpkeep {

  private final AtomicInteger old = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();

  /** So many become too old. */
  void growOld(int more) {
    old.addAndGet(more);
  }

  /** How many times somebody came to look. */
  int rounds() {
    return rounds.get();
  }

  @Override
  public int expire(RequestId run) {
    rounds.incrementAndGet();
    return old.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 1 : 0;
  }
}
