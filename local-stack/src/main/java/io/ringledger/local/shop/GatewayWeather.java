package io.ringledger.local.shop;

import io.ringledger.paymentsandbox.Faults;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.WebhookFaults;
import io.ringledger.paymentsandbox.api.Operation;
import io.ringledger.paymentsandbox.control.MoneyReport;
import io.ringledger.paymentsandbox.webhook.Letter;
import java.time.Duration;
import java.util.SplittableRandom;

/** How the gateway misbehaves, anew in each round, as a seed decides. */
final class GatewayWeather {

  /**
   * Longer than anything takes that takes its time there, and not so long that what is signed by a
   * clock that is ahead would not be believed.
   */
  private static final Duration ALL_IS_SETTLED = Duration.ofMinutes(2);

  private static final double SELDOM = 0.04;
  private static final double NOW_AND_THEN = 0.12;

  private final PaymentSandbox gateway;
  private final SplittableRandom random;

  GatewayWeather(PaymentSandbox gateway, SplittableRandom random) {
    this.gateway = gateway;
    this.random = random;
  }

  /** Draws what goes wrong from now on. */
  void change() {
    gateway.faults().clear();
    gateway.webhookFaults().clear();
    if (isDrawn()) {
      api(SELDOM).decline("insufficient_funds");
    }
    if (isDrawn()) {
      api(NOW_AND_THEN).timeOutAfterCharging(Duration.ofMillis(random.nextInt(300)));
    }
    if (isDrawn()) {
      api(SELDOM).timeOutBefore(Duration.ofMillis(random.nextInt(300)));
    }
    if (isDrawn()) {
      // Not refunds: the error is kept as the answer to their key for a day, and so long they wait.
      api(SELDOM).only(Operation.CREATE_INTENT, Operation.CANCEL_INTENT).fail(500);
    }
    if (isDrawn()) {
      api(SELDOM).failAfterWork(500);
    }
    if (isDrawn()) {
      api(SELDOM).fail(429);
    }
    if (isDrawn()) {
      api(SELDOM).garbage();
    }
    if (isDrawn()) {
      api(NOW_AND_THEN).slow(Duration.ofMillis(random.nextInt(1_500)));
    }
    changeWebhooks();
  }

  private void changeWebhooks() {
    if (isDrawn()) {
      webhooks(NOW_AND_THEN).duplicate(2);
    }
    if (isDrawn()) {
      webhooks(NOW_AND_THEN).reorder(3);
    }
    if (isDrawn()) {
      webhooks(NOW_AND_THEN).delay(Duration.ofMillis(random.nextInt(4_000)));
    }
    if (isDrawn()) {
      webhooks(NOW_AND_THEN).drop();
    }
    if (isDrawn()) {
      webhooks(SELDOM).oldTimestamp(Duration.ofHours(1));
      webhooks(SELDOM).futureTimestamp(Duration.ofHours(1));
    }
    if (isDrawn()) {
      for (Letter letter : Letter.values()) {
        if (letter != Letter.HONEST) {
          webhooks(SELDOM).forge(letter);
        }
      }
    }
  }

  private boolean isDrawn() {
    return random.nextInt(3) == 0;
  }

  private Faults api(double probability) {
    return gateway.faults().withProbability(probability, random.nextLong());
  }

  private WebhookFaults webhooks(double probability) {
    return gateway.webhookFaults().withProbability(probability, random.nextLong());
  }

  /** Nothing goes wrong any more; whoever is asked answers, and what takes its time is settled. */
  void clearUp() {
    gateway.faults().clear();
    gateway.webhookFaults().clear();
    for (MoneyReport.Line line : gateway.books()) {
      if (line.status().equals("requires_action")) {
        answerFor(line.intent());
      }
    }
    gateway.advanceTime(ALL_IS_SETTLED);
  }

  private void answerFor(String intent) {
    try {
      if (random.nextBoolean()) {
        gateway.approve(intent);
      } else {
        gateway.refuse(intent);
      }
    } catch (IllegalStateException _) {
      // Withdrawn just now.
    }
  }
}
