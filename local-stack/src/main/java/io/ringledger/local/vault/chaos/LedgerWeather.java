package io.ringledger.local.vault.chaos;

import io.ringledger.local.chaos.Lies;
import io.ringledger.sandbox.Faults;
import io.ringledger.sandbox.XrplSandbox;
import java.time.Duration;
import java.util.SplittableRandom;

/** How the ledger's node misbehaves, anew in each round, as a seed decides. */
final class LedgerWeather {

  private static final int FEW = 12;
  private static final int LONGEST_MILLIS = 900;

  private final XrplSandbox ledger;
  private final SplittableRandom random;

  LedgerWeather(XrplSandbox ledger, SplittableRandom random) {
    this.ledger = ledger;
    this.random = random;
  }

  /** Draws what goes wrong from now on; answers it in words. */
  String change() {
    Faults faults = ledger.faults();
    faults.clear();
    switch (random.nextInt(10)) {
      case 0 -> {
        faults.slow(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        return "slow";
      }
      case 1 -> {
        faults.times(few()).tooBusy();
        return "too busy";
      }
      case 2 -> {
        faults.times(few()).closeConnections();
        return "hanging up";
      }
      case 3 -> {
        faults.only("submit").times(few()).dropAnswersAfterApplying();
        return "silent on what it took";
      }
      case 4 -> {
        faults.only("submit").dropAnswersAfterApplying();
        return "silent on all it takes";
      }
      case 5 -> {
        faults.holdUnvalidated();
        return "holding back";
      }
      case 6 -> {
        faults.only("tx").times(few()).lie(Lies::aboutAmounts);
        return "lying";
      }
      case 7 -> {
        faults.restart();
        return "restarted";
      }
      case 8 -> {
        faults.goDown();
        return "down";
      }
      default -> {
        return "well";
      }
    }
  }

  private int few() {
    return random.nextInt(1, FEW);
  }

  /** From now on it behaves. */
  void clearUp() {
    ledger.faults().clear();
  }
}
