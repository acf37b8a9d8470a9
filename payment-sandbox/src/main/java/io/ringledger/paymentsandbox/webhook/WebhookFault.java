package io.ringledger.paymentsandbox.webhook;

import java.time.Duration;

/** What can go wrong with a webhook on its way. */
public sealed interface WebhookFault {

  /**
   * It arrives more than once.
   *
   * @param copies how many more times, 1 to 100
   */
  record Duplicate(int copies) implements WebhookFault {
    /** Checks the figure. */
    public Duplicate {
      if (copies < 1 || copies > 100) {
        throw new IllegalArgumentException("copies must be 1 to 100.");
      }
    }
  }

  /**
   * It waits until later ones have been sent, or for half a minute of the sandbox's clock.
   *
   * @param behind how many later ones, 1 to 1000
   */
  record Reorder(int behind) implements WebhookFault {
    /** Checks the figure. */
    public Reorder {
      if (behind < 1 || behind > 1000) {
        throw new IllegalArgumentException("behind must be 1 to 1000.");
      }
    }
  }

  /**
   * It comes late, by the sandbox's clock.
   *
   * @param by how much
   */
  record Delay(Duration by) implements WebhookFault {}

  /** It is never sent, unless somebody asks for the event again. */
  record Drop() implements WebhookFault {}

  /**
   * Something else comes with it that the provider never wrote, once.
   *
   * @param letter what
   */
  record Forge(Letter letter) implements WebhookFault {}

  /**
   * Its first attempt has another timestamp, and is signed rightly.
   *
   * @param seconds how many seconds in the future; negative: in the past
   */
  record Skew(long seconds) implements WebhookFault {}
}
