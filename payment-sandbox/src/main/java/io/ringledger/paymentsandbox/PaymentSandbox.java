package io.ringledger.paymentsandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.api.ApiFault;
import io.ringledger.paymentsandbox.api.Desk;
import io.ringledger.paymentsandbox.api.PaymentApi;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Change;
import io.ringledger.paymentsandbox.books.Journal;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.control.ControlApi;
import io.ringledger.paymentsandbox.control.Controls;
import io.ringledger.paymentsandbox.control.MoneyReport;
import io.ringledger.paymentsandbox.faults.FaultPlan;
import io.ringledger.paymentsandbox.faults.Scope;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Events;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Ids;
import io.ringledger.paymentsandbox.money.Payments;
import io.ringledger.paymentsandbox.money.Refunds;
import io.ringledger.paymentsandbox.money.Refusal;
import io.ringledger.paymentsandbox.server.Agenda;
import io.ringledger.paymentsandbox.server.AuthenticationPage;
import io.ringledger.paymentsandbox.server.SandboxServer;
import io.ringledger.paymentsandbox.webhook.Attempt;
import io.ringledger.paymentsandbox.webhook.Endpoints;
import io.ringledger.paymentsandbox.webhook.WebhookFault;
import io.ringledger.paymentsandbox.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A running sandbox: a simulator of the part of Stripe that takes, cancels and refunds payments. It
 * is not Stripe and no money moves. A client of Stripe talks to {@link #baseUrl} as to the real
 * one.
 */
public final class PaymentSandbox implements AutoCloseable {
  private static final long TICK_MILLIS = 100;
  private static final String CLOCK = "clock";
  private static final String AHEAD = "ahead_millis";

  private final PaymentSandboxConfig config;
  private final SandboxClock clock;
  private final Books books;
  private final SandboxServer server;
  private final Endpoints endpoints;
  private final Webhooks webhooks;
  private final Agenda agenda;
  private final Payments payments;
  private final Refunds refunds;
  private final FaultPlan<ApiFault> apiFaults = new FaultPlan<>();
  private final FaultPlan<WebhookFault> webhookFaults = new FaultPlan<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("payment-sandbox-clock").factory());

  private PaymentSandbox(PaymentSandboxConfig config) {
    this.config = config;
    clock = new SandboxClock(config.clock());
    server = new SandboxServer(config.host(), config.port());
    // After the port, so that a second process does not touch the first one's folder.
    books = openBooks();
    Ids ids = new Ids(config.random());
    endpoints = new Endpoints(ids, clock, PaymentSandboxConfig.API_VERSION);
    webhooks =
        new Webhooks(books, clock, ids, endpoints, config.timing().retryPauses(), webhookFaults);
    agenda = new Agenda(clock, config.timing().processing(), server::root);
    Events events = new Events(ids, clock, PaymentSandboxConfig.API_VERSION, webhooks);
    payments = new Payments(ids, clock, events, agenda);
    refunds = new Refunds(ids, clock, events, agenda);
    Desk desk = new Desk(books, payments, refunds, webhooks, endpoints);
    PaymentApi api =
        new PaymentApi(
            books, desk, clock, apiFaults, ids, config.key(), PaymentSandboxConfig.API_VERSION);
    begin(api);
  }

  private Books openBooks() {
    try {
      return new Books(config.data().map(Journal::in).orElseGet(Journal::none));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void begin(PaymentApi api) {
    books
        .find(Kind.SANDBOX, CLOCK)
        .ifPresent(kept -> clock.advance(Duration.ofMillis(kept.path(AHEAD).asLong())));
    config.webhook().ifPresent(this::listen);
    agenda.takeUp(books);
    webhooks.start(config.senders());
    ControlApi control =
        new ControlApi(
            new Controls(
                books,
                payments,
                endpoints,
                webhooks,
                apiFaults,
                webhookFaults,
                clock,
                this::advanceTime,
                this::clear));
    server.start(api, control, new AuthenticationPage(books, payments));
    var _ =
        ticker.scheduleWithFixedDelay(
            this::tickOn, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Starts a sandbox.
   *
   * @param config how it is set up
   * @return the running sandbox
   * @throws IllegalStateException if its port is in use
   */
  public static PaymentSandbox start(PaymentSandboxConfig config) {
    return new PaymentSandbox(config);
  }

  private void listen(PaymentSandboxConfig.Webhook webhook) {
    try {
      books.change(
          change -> {
            endpoints.configure(change, webhook.url(), webhook.secret());
            return true;
          });
    } catch (Refusal e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Adds somebody who hears of all events.
   *
   * @return the endpoint's id
   * @throws IllegalStateException if there are as many as there can be
   */
  public String addEndpoint(URI url, String secret) {
    try {
      return books
          .change(
              change ->
                  endpoints.add(change, url, List.of("*"), Optional.of(secret), Optional.empty()))
          .path("id")
          .asText();
    } catch (Refusal e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Returns the ids of the webhook endpoints, oldest first. */
  public List<String> endpoints() {
    return books.all(Kind.ENDPOINT).stream().map(each -> each.path("id").asText()).toList();
  }

  /**
   * Gives a webhook endpoint another secret.
   *
   * @param endpoint its id
   * @param overlap for how long the old one signs too; zero: not at all
   * @return the new secret
   */
  public String rotateSecret(String endpoint, Duration overlap) {
    return books.change(change -> endpoints.rotate(change, endpoint, Optional.empty(), overlap));
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.port();
  }

  /** Returns where it is found, without a slash at its end, as Stripe's libraries want it. */
  public URI baseUrl() {
    String root = server.root();
    return URI.create(root.substring(0, root.length() - 1));
  }

  /** Returns the API key that opens it. */
  public String key() {
    return config.key();
  }

  /** Returns the trouble the API can be told to have. */
  public Faults faults() {
    return new Faults(apiFaults, Scope.ALL);
  }

  /** Returns the trouble webhooks can be told to have. */
  public WebhookFaults webhookFaults() {
    return new WebhookFaults(webhookFaults, Scope.ALL);
  }

  /** Returns the money of every intent, oldest first. */
  public List<MoneyReport.Line> books() {
    return MoneyReport.of(books);
  }

  /** Returns the last ten thousand webhooks that were sent, oldest first. */
  public List<Attempt> deliveries() {
    return webhooks.attempts();
  }

  /** Returns how many webhooks wait to be sent, or to be sent again. */
  public int waitingWebhooks() {
    return webhooks.waiting();
  }

  /**
   * Sends the last webhook again, byte for byte, as somebody who overheard it.
   *
   * @return how it was answered
   */
  public int replayLastWebhook() {
    return webhooks.replayLast();
  }

  /** Says yes in the place of the person who is asked about an intent. */
  public ObjectNode approve(String intent) {
    return answerPerson(intent, true);
  }

  /** Says no in the place of the person who is asked about an intent. */
  public ObjectNode refuse(String intent) {
    return answerPerson(intent, false);
  }

  private ObjectNode answerPerson(String intent, boolean yes) {
    try {
      return Hidden.shown(
          books.change(change -> payments.answerPerson(Act.ofItself(change), intent, yes)));
    } catch (Refusal e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Returns the sandbox's time. */
  public Instant now() {
    return clock.instant();
  }

  /** Moves the sandbox's time forward; what takes its time is settled and webhooks come due. */
  public void advanceTime(Duration step) {
    clock.advance(step);
    books.change(this::keepClock);
    tick();
    webhooks.timeMoved();
  }

  private boolean keepClock(Change change) {
    change.put(Kind.SANDBOX, CLOCK, Json.object().put(AHEAD, clock.ahead().toMillis()));
    return true;
  }

  private void tickOn() {
    try {
      tick();
    } catch (RuntimeException e) {
      // Time goes on whatever happens.
      System.err.println("Payment sandbox: " + e);
    }
  }

  private synchronized void tick() {
    agenda.settleDue(
        (kind, id) ->
            books.change(
                change -> {
                  if (kind == Kind.INTENT) {
                    payments.settle(Act.ofItself(change), id);
                  } else {
                    refunds.settle(Act.ofItself(change), id);
                  }
                  return true;
                }));
  }

  /** Forgets money, events and faults. Webhook endpoints and time stay. */
  public void clear() {
    apiFaults.clear();
    webhookFaults.clear();
    agenda.clear();
    webhooks.clear();
    books.clear();
  }

  /** Stops it. What is not kept in a folder is lost. */
  @Override
  public void close() {
    ticker.shutdownNow();
    server.close();
    webhooks.close();
    books.close();
  }
}
