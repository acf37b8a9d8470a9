package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.events.application.outbound.WebhookSender;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.List;

/** Counts what is sent to subscribers, by what became of it. */
public final class CountedWebhookSender implements WebhookSender {

  private final WebhookSender sender;
  private final MeterProvider<Counter> attempts;

  public CountedWebhookSender(WebhookSender sender, MeterRegistry registry) {
    this.sender = sender;
    this.attempts =
        Counter.builder("ringledger.event.delivery.attempts")
            .description("Sends to subscribers, by what became of them")
            .withRegistry(registry);
    // There from the start, so that the first failure is a step and not a beginning.
    List.of("delivered", "refused", "unanswered")
        .forEach(outcome -> attempts.withTag("outcome", outcome));
  }

  @Override
  public Answer send(Endpoint to, List<SigningSecret> secrets, PublishedEvent event) {
    Answer answer = sender.send(to, secrets, event);
    String outcome =
        switch (answer) {
          case Answer.Delivered _ -> "delivered";
          case Answer.Failed failed -> failed.status().isPresent() ? "refused" : "unanswered";
        };
    attempts.withTag("outcome", outcome).increment();
    return answer;
  }
}
