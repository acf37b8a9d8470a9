package io.ringledger.xamansandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.xamansandbox.platform.Answers;
import io.ringledger.xamansandbox.platform.Payload;
import io.ringledger.xamansandbox.platform.Payloads;
import io.ringledger.xamansandbox.platform.RateLimits;
import io.ringledger.xamansandbox.platform.Resolution.Network;
import io.ringledger.xamansandbox.platform.SandboxClock;
import io.ringledger.xamansandbox.server.Assembly;
import io.ringledger.xamansandbox.server.FaultPlan;
import io.ringledger.xamansandbox.server.SandboxServer;
import io.ringledger.xamansandbox.wallet.WalletApp;
import io.ringledger.xamansandbox.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A running sandbox: a simulator of the Xaman platform and of the wallet app behind it. It is not
 * Xaman, nobody's phone rings, and what is signed here is signed with keys the sandbox holds.
 *
 * <p>A client of the platform talks to {@link #baseUrl} as to the real one; the person with the
 * phone is {@link #wallet}.
 */
public final class XamanSandbox implements AutoCloseable {
  private final XamanSandboxConfig config;
  private final Assembly parts;

  private XamanSandbox(XamanSandboxConfig config, Assembly parts) {
    this.config = config;
    this.parts = parts;
  }

  /**
   * Starts a sandbox.
   *
   * @param config how it is set up
   * @return the running sandbox
   * @throws IllegalStateException if its port is in use
   */
  public static XamanSandbox start(XamanSandboxConfig config) {
    SandboxClock clock = new SandboxClock(config.clock());
    SandboxServer server = new SandboxServer(config.host(), config.port());
    Payloads payloads = new Payloads(clock, config.ids());
    Answers answers = new Answers(config.application(), server::root);
    Network home =
        new Network(
            config.node().map(URI::toString).orElse("wss://none.invalid"),
            config.networkKey(),
            config.networkId());
    Assembly parts =
        new Assembly(
            server,
            config.application(),
            payloads,
            answers,
            new RateLimits(clock, config.limits().creations(), config.limits().others()),
            new WalletApp(payloads, config.node(), home),
            new Webhooks(config.application(), answers, clock),
            new FaultPlan(),
            clock);
    try {
      parts.start(config.ids());
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
    return new XamanSandbox(config, parts);
  }

  /** Returns the port it listens on. */
  public int port() {
    return parts.server().port();
  }

  /** Returns where it is found; its controls are under {@code sandbox/}. */
  public URI root() {
    return parts.server().root();
  }

  /** Returns the base URL of the platform's API, with a slash at its end. */
  public URI baseUrl() {
    return root().resolve("api/v1/platform/");
  }

  /** Returns the API key of the application. */
  public String apiKey() {
    return config.application().key();
  }

  /** Returns the API secret of the application, which signs webhooks too. */
  public String apiSecret() {
    return config.application().secret();
  }

  /** Returns the app of the person who signs. */
  public WalletApp wallet() {
    return parts.wallet();
  }

  /** Returns the sender of webhooks, and what goes wrong with them. */
  public Webhooks webhooks() {
    return parts.webhooks();
  }

  /** Returns the faults the platform's API can be told to have. */
  public Faults faults() {
    return new Faults(parts.server(), parts.faults(), FaultPlan.Scope.ALL);
  }

  /** Returns the UUIDs of all payloads, oldest first. */
  public List<UUID> payloads() {
    return parts.payloads().all().stream().map(Payload::id).toList();
  }

  /**
   * Returns a payload as the platform's API would answer it, without counting as a call and without
   * meeting a fault.
   */
  public Optional<JsonNode> payload(UUID id) {
    return parts.payloads().find(id).map(this::details);
  }

  /** Returns the payload with an identifier of the application's own, in the same way. */
  public Optional<JsonNode> payloadByIdentifier(String identifier) {
    return parts.payloads().findByIdentifier(identifier).map(this::details);
  }

  private JsonNode details(Payload payload) {
    return parts.answers().details(payload, now());
  }

  /** Returns the sandbox's time. */
  public Instant now() {
    return parts.clock().instant();
  }

  /**
   * Moves the sandbox's time forward; payloads expire and webhooks come due. The ledger's time is
   * its own.
   *
   * @param step how far
   */
  public void advanceTime(Duration step) {
    parts.clock().advance(step);
    parts.tick();
  }

  /** Forgets payloads, webhooks, faults and counted calls. Wallets and time stay. */
  public void clear() {
    parts.clear();
  }

  /** Stops it. Its payloads are lost. */
  @Override
  public void close() {
    parts.close();
  }
}
