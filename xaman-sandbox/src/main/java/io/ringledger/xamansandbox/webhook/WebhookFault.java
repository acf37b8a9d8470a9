package io.ringledger.xamansandbox.webhook;

import java.time.Duration;

/** What can go wrong with a webhook on its way. */
public sealed interface WebhookFault {

  /** It never arrives. */
  record Lost() implements WebhookFault {}

  /** It arrives twice. */
  record Duplicated() implements WebhookFault {}

  /** It waits until the one after it has been sent. */
  record Overtaken() implements WebhookFault {}

  /**
   * It comes late, by the sandbox's clock.
   *
   * @param by how much
   */
  record Delayed(Duration by) implements WebhookFault {}

  /** Its signature was made with another secret. */
  record Forged() implements WebhookFault {}

  /**
   * Its timestamp lies in the past, and is signed rightly.
   *
   * @param by how far
   */
  record Backdated(Duration by) implements WebhookFault {}
}
