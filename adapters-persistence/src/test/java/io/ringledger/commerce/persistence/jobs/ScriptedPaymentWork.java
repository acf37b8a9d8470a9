package io.ringledger.commerce.persistence.jobs;

import io.ringledger.commerce.application.payments.PaymentWork;
import io.ringledger.shared.application.RequestId;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Has as many events to work on as a test says, and notes who came to work. */
@Singleton
class ScriptedPaymentWork implements PaymentWork {

  private final AtomicInteger events = new AtomicInteger();
  private final AtomicInteger poisoned = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();
  private final Set<String> done = ConcurrentHashMap.newKeySet();

  /** So many events come in. */
  void comeIn(int more) {
    events.addAndGet(more);
  }

  /** So many of them fail, whoever works on them. */
  void fail(int some) {
    poisoned.addAndGet(some);
  }

  /** So many attempts are to be looked after. */
  void areDue(int some) {
    attempts.addAndGet(some);
  }

  int left() {
    return Math.max(0, events.get());
  }

  int leftAttempts() {
    return Math.max(0, attempts.get());
  }

  /** The verbs that were called, by name. */
  Set<String> done() {
    return done;
  }

  @Override
  public boolean applyNext(RequestId run) {
    if (poisoned.getAndDecrement() > 0) {
      throw new IllegalStateException("an event that cannot be applied");
    }
    poisoned.set(0);
    return events.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  @Override
  public int followAttempts(RequestId run) {
    done.add("followAttempts");
    return attempts.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 1 : 0;
  }

  @Override
  public int followRefunds(RequestId run) {
    done.add("followRefunds");
    return 0;
  }

  @Override
  public int sweep(RequestId run) {
    done.add("sweep");
    return 0;
  }
}
