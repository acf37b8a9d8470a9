package io.ringledger.local.vault.chaos;

import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.UnansweredException;
import io.ringledger.local.vault.client.Asking;
import io.ringledger.local.vault.client.VaultApi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Asks whichever replica answers, the very same again until one does. */
final class AnyReplica implements Asking {

  private static final Duration BREATH = Duration.ofMillis(150);

  private final List<VaultApi> replicas;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong refusedForNow = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();

  AnyReplica(List<VaultApi> replicas) {
    this.replicas = List.copyOf(replicas);
  }

  @Override
  public Answer ask(Request request) throws InterruptedException {
    while (true) {
      VaultApi replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
      try {
        Answer answer = request.to(replica);
        if (answer.status() < 500 && answer.status() != 429) {
          return answer;
        }
        (answer.status() == 500 ? broken : refusedForNow).incrementAndGet();
      } catch (UnansweredException _) {
        unanswered.incrementAndGet();
      }
      Thread.sleep(BREATH);
    }
  }

  /** Requests that got no answer. */
  long unanswered() {
    return unanswered.get();
  }

  /** Answers that said to come back. */
  long refusedForNow() {
    return refusedForNow.get();
  }

  /** Answers that said that nobody knows what happened. */
  long broken() {
    return broken.get();
  }
}
