package io.ringledger.events.application.outbound;

import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.shared.application.events.PublishedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends events to subscribers. Never called inside a unit of work. */
@FunctionalInterface
public interface WebhookSender {

  /**
   * Sends an event once, as Standard Webhooks and CloudEvents say, within a bounded time.
   *
   * @param secrets each of them signs; the newest first, at least one
   */
  Answer send(Endpoint to, List<SigningSecret> secrets, PublishedEvent event);

  /** What became of it. */
  sealed interface Answer {

    /** The subscriber has it: it answered with 2xx. */
    record Delivered(int status) implements Answer {}

    /**
     * The subscriber does not have it, or has not said so.
     *
     * @param status of the answer, where there was one
     * @param reason in a few words of our own; nothing that the subscriber wrote
     * @param retryAfter how long the subscriber asks to be left alone
     */
    record Failed(Optional<Integer> status, String reason, Optional<Duration> retryAfter)
        implements Answer {}
  }
}
