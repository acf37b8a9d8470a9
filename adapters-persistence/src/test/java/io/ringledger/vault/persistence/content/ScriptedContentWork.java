package io.ringledger.vault.persistence.content;

import io.ringledger.vault.application.content.ContentWork;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Has as many documents to hand over as a test says. */
@Singleton
class ScriptedContentWork implements ContentWork {

  private final AtomicInteger documents = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger moves = new AtomicInteger();

  /** So many are published, and so many are to be looked for. */
  void areDue(int some) {
    documents.addAndGet(some);
    looks.addAndGet(some);
  }

  /** Whether nothing is left, and somebody looked for documents of another store. */
  boolean isDone() {
    return documents.get() <= 0 && looks.get() <= 0 && moves.get() > 0;
  }

  @Override
  public boolean handOver() {
    return documents.getAndDecrement() > 1;
  }

  @Override
  public boolean look() {
    return looks.getAndDecrement() > 1;
  }

  @Override
  public boolean move() {
    moves.incrementAndGet();
    return false;
  }
}
