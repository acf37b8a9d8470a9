package io.ringledger.local.vault.client;

import io.ringledger.local.demo.ApiClient.Answer;
import java.time.Duration;

/** How requests reach the vault until it has room for them. */
@FunctionalInterface
public interface Asking {

  /** A request, to be sent to any replica, and again where need be: the very same each time. */
  @FunctionalInterface
  interface Request {
    Answer to(VaultApi vault) throws InterruptedException;
  }

  /** Answers with the first answer that is one. */
  Answer ask(Request request) throws InterruptedException;

  /** Asks one vault, and comes back as often as it says that it has no room. */
  static Asking patiently(VaultApi vault, Duration patience) {
    return request -> {
      long deadline = System.nanoTime() + patience.toNanos();
      while (true) {
        Answer answer = request.to(vault);
        if (answer.status() != 429 || System.nanoTime() > deadline) {
          return answer;
        }
        Thread.sleep(Duration.ofSeconds(answer.retryAfter().map(Long::parseLong).orElse(1L)));
      }
    };
  }
}
