package io.ringledger.xamansandbox.webhook;

import io.ringledger.xamansandbox.platform.Answers;
import io.ringledger.xamansandbox.platform.Application;
import io.ringledger.xamansandbox.platform.Payload;
import io.ringledger.xamansandbox.platform.PayloadListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends a webhook for each payload that is resolved, one after the other, where the application
 * asked for it. An answer other than 200, 201 or 204, or none in 15 seconds, has it sent again, at
 * most five times in all, after 10, 60, 600 and 600 seconds of the sandbox's clock. Who cannot be
 * reached at all is not tried again, as with the real sender.
 */
public final class Webhooks implements PayloadListener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(600),
          Duration.ofSeconds(600));
  private static final Set<Integer> WELL_RECEIVED = Set.of(200, 201, 204);
  private static final int MOST_REMEMBERED = 1000;
  private static final String OTHER_SECRET = "00000000-0000-4000-8000-000000000000";

  /** What {@link Sent#status} is where nobody answered. */
  public static final int NO_ANSWER = 0;

  /**
   * A webhook that was sent.
   *
   * @param payload what it was about
   * @param attempt 1 for the first time
   * @param timestamp the header with the time
   * @param signature the header with the signature
   * @param body the body
   * @param status the answer's status, or {@link #NO_ANSWER}
   */
  public record Sent(
      UUID payload, int attempt, String timestamp, String signature, String body, int status) {}

  private record Waiting(
      UUID payload, String body, int attempt, Instant due, boolean forged, Duration backdated) {
    Waiting again(Duration pause, Instant now) {
      return new Waiting(payload, body, attempt + 1, now.plus(pause), forged, backdated);
    }
  }

  private final Application application;
  private final Answers answers;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("webhooks").factory());
  private final List<Waiting> waiting = new ArrayList<>();
  private final Deque<WebhookFault> faults = new ArrayDeque<>();
  private final List<Sent> sent = new ArrayList<>();
  private Optional<Waiting> overtaken = Optional.empty();

  /**
   * Sends nothing yet.
   *
   * @param application where to, and signed with whose secret
   * @param answers writes the bodies
   * @param clock the time
   */
  public Webhooks(Application application, Answers answers, InstantSource clock) {
    this.application = application;
    this.answers = answers;
    this.clock = clock;
  }

  /** Has something go wrong with the next webhook that no earlier fault is meant for. */
  public synchronized void next(WebhookFault fault) {
    faults.addLast(fault);
  }

  /** Returns what was sent, oldest first; only the newest thousand are remembered. */
  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  /**
   * Sends the last one again, byte for byte, as somebody who overheard it.
   *
   * @throws IllegalStateException if none was sent
   */
  public synchronized void replayLast() {
    if (sent.isEmpty()) {
      throw new IllegalStateException("No webhook was sent yet.");
    }
    Sent last = sent.getLast();
    application
        .webhook()
        .ifPresent(url -> sender.execute(() -> remember(last, post(url, last).orElse(NO_ANSWER))));
  }

  @Override
  public synchronized void resolved(Payload payload) {
    if (application.webhook().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Waiting honest =
        new Waiting(
            payload.id(), answers.webhook(payload).toString(), 1, now, false, Duration.ZERO);
    Optional<Waiting> late = overtaken;
    overtaken = Optional.empty();
    switch (faults.pollFirst()) {
      case null -> waiting.add(honest);
      case WebhookFault.Lost() -> {}
      case WebhookFault.Duplicated() -> waiting.addAll(List.of(honest, honest));
      case WebhookFault.Overtaken() -> overtaken = Optional.of(honest);
      case WebhookFault.Delayed(Duration by) ->
          waiting.add(
              new Waiting(honest.payload(), honest.body(), 1, now.plus(by), false, Duration.ZERO));
      case WebhookFault.Forged() ->
          waiting.add(new Waiting(honest.payload(), honest.body(), 1, now, true, Duration.ZERO));
      case WebhookFault.Backdated(Duration by) ->
          waiting.add(new Waiting(honest.payload(), honest.body(), 1, now, false, by));
    }
    late.ifPresent(waiting::add);
    sendDue();
  }

  /** Sends whatever is due by now. */
  public synchronized void sendDue() {
    Instant now = clock.instant();
    for (Iterator<Waiting> next = waiting.iterator(); next.hasNext(); ) {
      Waiting one = next.next();
      if (!one.due().isAfter(now)) {
        next.remove();
        application.webhook().ifPresent(url -> sender.execute(() -> send(url, one)));
      }
    }
  }

  /** Forgets what waits, what was sent and what was to go wrong. */
  public synchronized void clear() {
    waiting.clear();
    faults.clear();
    sent.clear();
    overtaken = Optional.empty();
  }

  private void send(URI url, Waiting one) {
    String timestamp = Long.toString(clock.instant().minus(one.backdated()).getEpochSecond());
    String secret = one.forged() ? OTHER_SECRET : application.secret();
    Sent attempt =
        new Sent(
            one.payload(),
            one.attempt(),
            timestamp,
            WebhookSignature.of(secret, timestamp, one.body()),
            one.body(),
            NO_ANSWER);
    Optional<Integer> status = post(url, attempt);
    settle(one, attempt, status);
  }

  /** In one step: who sees the attempt and then moves the clock moves past the pause after it. */
  private synchronized void settle(Waiting one, Sent attempt, Optional<Integer> status) {
    boolean again = status.isPresent() && !WELL_RECEIVED.contains(status.get());
    if (again && one.attempt() <= PAUSES.size()) {
      waiting.add(one.again(PAUSES.get(one.attempt() - 1), clock.instant()));
    }
    remember(attempt, status.orElse(NO_ANSWER));
  }

  private synchronized void remember(Sent attempt, int status) {
    if (sent.size() >= MOST_REMEMBERED) {
      sent.removeFirst();
    }
    sent.add(
        new Sent(
            attempt.payload(),
            attempt.attempt(),
            attempt.timestamp(),
            attempt.signature(),
            attempt.body(),
            status));
  }

  /** Returns the answer's status, {@link #NO_ANSWER} where it took too long, or nothing. */
  private Optional<Integer> post(URI url, Sent webhook) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "xumm-webhook")
            .header("x-xumm-attempt", Integer.toString(webhook.attempt()))
            .header("x-xumm-payload", webhook.payload().toString())
            .header("x-xumm-request-timestamp", webhook.timestamp())
            .header("x-xumm-request-signature", webhook.signature())
            .POST(BodyPublishers.ofString(webhook.body()))
            .build();
    try {
      return Optional.of(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (HttpTimeoutException _) {
      return Optional.of(NO_ANSWER);
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
    http.shutdownNow();
    http.close();
  }
}
