package io.ringledger.vault.persistence.sessions;

import io.ringledger.shared.application.Author;
import io.ringledger.vault.application.sessions.SessionUpkeep;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Has as much to end as a test says. */
@Singleton
class IdleSessionUpkeep implements SessionUpkeep {

  private final AtomicInteger left = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();

  /** So many sweeps find something. */
  void leave(int sweeps) {
    left.set(sweeps);
  }

  /** How many times somebody came to look. */
  int rounds() {
    return rounds.get();
  }

  @Override
  public int sweep(Author author) {
    rounds.incrementAndGet();
    return left.getAndUpdate(more -> Math.max(0, more - 1)) > 0 ? 1 : 0;
  }
}
