package io.ringledger.events.application.fakes;

import io.ringledger.events.application.outbound.WebhookSender;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A subscriber that answers as a test wrote, and takes everything otherwise. */
public final class ScriptedWebhookSender implements WebhookSender {

  private final List<Sent> sent = new ArrayList<>();
  private final Runnable beforeEach;
  private Function<Sent, Answer> script = _ -> new Answer.Delivered(204);

  /** What was sent. */
  public record Sent(Endpoint to, List<SigningSecret> secrets, PublishedEvent event) {}

  /**
   * @param beforeEach may throw where nothing may be sent, as inside a unit of work
   */
  public ScriptedWebhookSender(Runnable beforeEach) {
    this.beforeEach = beforeEach;
  }

  /** What it answers from now on. */
  public void answers(Function<Sent, Answer> answer) {
    script = answer;
  }

  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  @Override
  public synchronized Answer send(Endpoint to, List<SigningSecret> secrets, PublishedEvent event) {
    beforeEach.run();
    Sent one = new Sent(to, secrets, event);
    sent.add(one);
    return script.apply(one);
  }
}
