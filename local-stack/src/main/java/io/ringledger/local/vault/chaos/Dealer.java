package io.ringledger.local.vault.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.vault.VaultCast;
import io.ringledger.local.vault.market.Accepted;
import io.ringledger.local.vault.market.Desk;
import io.ringledger.local.vault.market.Floor;
import io.ringledger.local.vault.market.Market;
import io.ringledger.local.vault.model.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Wallets that trade with each other in bad weather, and know of every intent what must come of it,
 * whatever is killed meanwhile.
 */
final class Dealer implements Runnable {

  private static final int FEWEST = 20;
  private static final int MOST = 120;
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final Duration TOKENS_LAST = Duration.ofMinutes(30);

  /** Longer than anything takes, however often it is cut off. */
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final VaultCast cast;
  private final Books books;
  private final AnyReplica vault;
  private final SplittableRandom random;
  private final AtomicBoolean going;
  private final Market market;
  private final Floor floor;
  private final Desk desk;
  private final List<String> anomalies = new ArrayList<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong wentBack = new AtomicLong();
  private long tokensSince = System.nanoTime();

  /**
   * A dealer.
   *
   * @param cast its wallets, with sessions
   * @param books its items, and what becomes of them
   * @param about what the vault says of itself
   * @param going whether to begin another round
   */
  Dealer(
      VaultCast cast,
      Books books,
      JsonNode about,
      AnyReplica vault,
      SplittableRandom random,
      AtomicBoolean going) {
    this.cast = cast;
    this.books = books;
    this.vault = vault;
    this.random = random;
    this.going = going;
    this.market = new Market(cast.traders(), cast.limited(), books, random.split());
    this.floor = new Floor(vault, about, this::check);
    this.desk = new Desk(vault, cast.traders(), floor, this::check);
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      note("not_as_agreed: " + otherwise);
    }
  }

  private synchronized void note(String anomaly) {
    anomalies.add(anomaly);
  }

  @Override
  public void run() {
    try {
      while (going.get()) {
        round();
      }
      desk.compare();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (PlayException e) {
      note("a dealer cannot go on: " + e.getMessage());
    }
  }

  private void round() throws InterruptedException {
    signInAgain();
    Books before = books.copy();
    List<Accepted> round = floor.handIn(market.draw(random.nextInt(FEWEST, MOST)));
    accepted.addAndGet(round.size());
    if (random.nextInt(4) == 0) {
      floor.repeat(FEWEST);
    }
    if (!awaitQuiet()) {
      note("never_settled: intents of a round come to no end");
      going.set(false);
      return;
    }
    if (desk.haveGoneBack(round)) {
      books.goBackTo(before);
      wentBack.addAndGet(round.size());
    }
    desk.takeBack();
    desk.isQuiet();
    market.settled();
  }

  private boolean awaitQuiet() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!desk.isQuiet()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }

  private void signInAgain() throws InterruptedException {
    if (System.nanoTime() - tokensSince > TOKENS_LAST.toNanos()) {
      for (var trader : cast.traders()) {
        trader.signInAgain(vault);
      }
      tokensSince = System.nanoTime();
    }
  }

  /** Its wallets. */
  VaultCast cast() {
    return cast;
  }

  /** Its items and what its wallets gained, as it must be. */
  Books books() {
    return books;
  }

  /** What it was given receipts for. */
  Floor floor() {
    return floor;
  }

  long accepted() {
    return accepted.get();
  }

  /** Intents that were to be settled in a batch that went back, or were handed in with such. */
  long wentBack() {
    return wentBack.get();
  }

  synchronized List<String> anomalies() {
    return List.copyOf(anomalies);
  }
}
