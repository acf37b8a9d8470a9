package io.ringledger.paymentsandbox.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Change;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.faults.FaultPlan;
import io.ringledger.paymentsandbox.money.Events;
import io.ringledger.paymentsandbox.money.Ids;
import io.ringledger.paymentsandbox.webhook.Delivery.State;
import io.ringledger.paymentsandbox.webhook.Writer.Written;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tells endpoints what happened, by threads of its own, at least once: what is not answered with
 * 2xx is sent again until the pauses are used up. What waits is in the books and outlives a
 * restart.
 */
public final class Webhooks implements Events.Listener, AutoCloseable {
  /** What {@link Attempt#status} is where nobody answered. */
  public static final int NO_ANSWER = 0;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(30);
  private static final int MOST_REMEMBERED = 10_000;

  private final Books books;
  private final SandboxClock clock;
  private final Ids ids;
  private final List<Duration> pauses;
  private final FaultPlan<WebhookFault> faults;
  private final Queue queue;
  private final Writer writer;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final List<Thread> senders = new ArrayList<>();
  private final Deque<Attempt> attempts = new ArrayDeque<>();
  private Optional<Written> last = Optional.empty();

  /**
   * Sends nothing yet.
   *
   * @param books where what waits is written down
   * @param clock the time
   * @param ids makes ids
   * @param endpoints who listens
   * @param pauses how long it waits before it tries again, by the sandbox's clock
   * @param faults what goes wrong
   */
  public Webhooks(
      Books books,
      SandboxClock clock,
      Ids ids,
      Endpoints endpoints,
      List<Duration> pauses,
      FaultPlan<WebhookFault> faults) {
    this.books = books;
    this.clock = clock;
    this.ids = ids;
    this.pauses = List.copyOf(pauses);
    this.faults = faults;
    this.queue = new Queue(clock);
    this.writer = new Writer(endpoints, clock);
  }

  /**
   * Starts to send, first what waited when the books were closed.
   *
   * @param threads how many are sent at a time; with one they arrive in the order of the events
   */
  public void start(int threads) {
    books.all(Kind.DELIVERY).forEach(document -> queue.add(read(document)));
    for (int i = 0; i < threads; i++) {
      senders.add(Thread.ofVirtual().name("webhooks-" + i).start(this::sendAll));
    }
  }

  @Override
  public void happened(Change change, ObjectNode event) {
    String type = event.path("type").asText();
    for (ObjectNode endpoint : change.all(Kind.ENDPOINT)) {
      if (Endpoints.wants(endpoint, type)) {
        List<WebhookFault> met = faults.decide(type);
        enlist(change, event.path("id").asText(), endpoint.path("id").asText(), met);
      }
    }
  }

  private void enlist(Change change, String event, String endpoint, List<WebhookFault> met) {
    long now = clock.instant().toEpochMilli();
    Delivery honest = fresh(event, endpoint, Letter.HONEST);
    int copies = 0;
    for (WebhookFault fault : met) {
      switch (fault) {
        case WebhookFault.Duplicate(int more) -> copies += more;
        case WebhookFault.Reorder(int behind) ->
            honest = honest.heldBehind(behind, now + LONGEST_HOLD.toMillis());
        case WebhookFault.Delay(Duration by) -> honest = honest.dueAt(now + by.toMillis());
        case WebhookFault.Drop() -> honest = honest.in(State.DROPPED);
        case WebhookFault.Skew(long seconds) -> honest = honest.skewedBy(seconds);
        case WebhookFault.Forge(Letter letter) -> put(change, fresh(event, endpoint, letter));
      }
    }
    put(change, honest);
    for (int i = 0; i < copies; i++) {
      put(change, fresh(event, endpoint, Letter.HONEST));
    }
  }

  private Delivery fresh(String event, String endpoint, Letter letter) {
    long now = clock.instant().toEpochMilli();
    return new Delivery(
        ids.next("dlv"), event, endpoint, letter, State.WAITING, 0, now, 0, 0, NO_ANSWER);
  }

  private void put(Change change, Delivery delivery) {
    change.put(Kind.DELIVERY, delivery.id(), Json.MAPPER.valueToTree(delivery));
    change.afterwards(() -> queue.add(delivery));
  }

  /**
   * Sends an event again, whatever became of it before. It meets no fault.
   *
   * @param only the only endpoint that is told; empty: all that want to hear of it
   */
  public void tellAgain(Change change, ObjectNode event, Optional<String> only) {
    for (ObjectNode endpoint : change.all(Kind.ENDPOINT)) {
      String id = endpoint.path("id").asText();
      boolean wanted =
          only.map(id::equals)
              .orElseGet(() -> Endpoints.wants(endpoint, event.path("type").asText()));
      if (wanted) {
        put(change, fresh(event.path("id").asText(), id, Letter.HONEST));
      }
    }
  }

  /** Returns how many endpoints an event has not reached. */
  public int pending(String event) {
    return queue.unheard(event);
  }

  /** Returns how many webhooks wait to be sent, or to be sent again. */
  public int waiting() {
    return queue.size();
  }

  /** Returns the last ten thousand that were sent, oldest first. */
  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** Looks at the clock again; it has moved. */
  public void timeMoved() {
    queue.wake();
  }

  /**
   * Sends the last one again, byte for byte, as somebody who overheard it.
   *
   * @return how it was answered
   * @throws IllegalStateException if none was sent
   */
  public int replayLast() {
    Written overheard;
    synchronized (this) {
      overheard = last.orElseThrow(() -> new IllegalStateException("No webhook was sent yet."));
    }
    return post(overheard);
  }

  /** Forgets what waits and what was sent. */
  public synchronized void clear() {
    queue.clear();
    attempts.clear();
    last = Optional.empty();
  }

  private void sendAll() {
    try {
      for (Optional<Delivery> next = queue.take(); next.isPresent(); next = queue.take()) {
        send(next.get());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Delivery delivery) {
    Optional<ObjectNode> event = books.find(Kind.EVENT, delivery.event());
    Optional<ObjectNode> endpoint = books.find(Kind.ENDPOINT, delivery.endpoint());
    if (event.isEmpty() || endpoint.isEmpty()) {
      settle(delivery.in(State.DROPPED));
      return;
    }
    Written written =
        writer.write(delivery, event.get(), endpoint.get(), queue.unheard(delivery.event()));
    int status = post(written);
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    Delivery tried = delivery.answered(status);
    // Decided before anybody can see the attempt: who then moves the clock moves past the pause.
    Delivery outcome = next(tried);
    remember(tried, written);
    settle(outcome);
  }

  private Delivery next(Delivery tried) {
    if (tried.status() / 100 == 2) {
      return tried.in(State.DELIVERED);
    }
    if (tried.letter() != Letter.HONEST || tried.attempts() > pauses.size()) {
      return tried.in(State.FAILED);
    }
    Duration pause = pauses.get(tried.attempts() - 1);
    return tried.dueAt(clock.instant().plus(pause).toEpochMilli());
  }

  private void settle(Delivery delivery) {
    books.change(
        change -> {
          if (change.find(Kind.DELIVERY, delivery.id()).isPresent()) {
            change.put(Kind.DELIVERY, delivery.id(), Json.MAPPER.valueToTree(delivery));
          }
          change.afterwards(() -> queue.giveBack(delivery));
          return true;
        });
  }

  private synchronized void remember(Delivery tried, Written written) {
    if (attempts.size() >= MOST_REMEMBERED) {
      attempts.removeFirst();
    }
    attempts.addLast(
        new Attempt(
            tried.id(),
            tried.event(),
            tried.endpoint(),
            tried.letter(),
            tried.attempts(),
            written.timestamp(),
            tried.status()));
    last = Optional.of(written);
  }

  private int post(Written webhook) {
    HttpRequest request =
        HttpRequest.newBuilder(webhook.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (payment sandbox, a simulator)")
            .header("Stripe-Signature", webhook.signature())
            .POST(BodyPublishers.ofString(webhook.body()))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return NO_ANSWER;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return NO_ANSWER;
    }
  }

  private static Delivery read(ObjectNode document) {
    try {
      return Json.MAPPER.treeToValue(document, Delivery.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The journal has a delivery that is none: " + document, e);
    }
  }

  @Override
  public void close() {
    queue.close();
    senders.forEach(Thread::interrupt);
    http.shutdownNow();
    http.close();
  }
}
