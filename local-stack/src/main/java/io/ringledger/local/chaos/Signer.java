package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.demo.Wallet;
import io.ringledger.local.demo.Wallet.Signed;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A wallet that brings its transactions onto the ledger, also through a node that is down, busy,
 * slow or loses its answers. It signs anew only what can never come any more.
 */
final class Signer {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Wallet wallet;
  private final LedgerClient ledger;
  private final Queue<String> hashes = new ConcurrentLinkedQueue<>();
  private long fees;

  Signer(Wallet wallet, LedgerClient ledger) {
    this.wallet = wallet;
    this.ledger = ledger;
  }

  private interface Question<T> {
    T ask() throws InterruptedException;
  }

  /** What all its transactions have cost that are on the ledger; what never came costs nothing. */
  long fees() throws InterruptedException {
    for (String hash = hashes.poll(); hash != null; hash = hashes.poll()) {
      fees += ledger.find(hash).map(found -> Json.number(found, "Fee")).orElse(0L);
    }
    return fees;
  }

  /** Signs and submits. */
  Signed send(JsonNode unsigned) throws InterruptedException {
    Signed signed = wallet.sign(unsigned, insist(() -> ledger.autofill(wallet.address())));
    hashes.add(signed.hash());
    // Sent twice it is refused, as a transaction that is known already.
    insist(() -> ledger.submit(signed.blob()));
    return signed;
  }

  /** Waits until it is validated; signs and submits anew if that can never be. */
  Signed settle(JsonNode unsigned, Signed first) throws InterruptedException {
    Signed signed = first;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      long newest = insist(ledger::validatedLedger);
      Optional<JsonNode> found = find(signed.hash());
      if (found.isPresent() && found.get().path("validated").asBoolean()) {
        return signed;
      }
      // Asked in this order, what was not found until its last ledger is in none.
      if (found.isEmpty() && newest >= signed.lastLedger()) {
        signed = send(unsigned);
      }
      Thread.sleep(PAUSE);
    }
    throw new PlayException("The ledger did not take " + unsigned);
  }

  /** The transaction as the ledger tells it now, which may be a lie. */
  JsonNode told(Signed signed) throws InterruptedException {
    return insist(
        () ->
            ledger
                .find(signed.hash())
                .filter(found -> Json.required(found, "meta").has("TransactionResult"))
                .orElseThrow(() -> new PlayException(signed.hash() + " is not told")));
  }

  private Optional<JsonNode> find(String hash) throws InterruptedException {
    return insist(() -> ledger.find(hash));
  }

  private static <T> T insist(Question<T> question) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return question.ask();
      } catch (PlayException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }
}
