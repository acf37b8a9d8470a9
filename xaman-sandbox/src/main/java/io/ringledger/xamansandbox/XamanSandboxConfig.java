package io.ringledger.xamansandbox;

import io.ringledger.xamansandbox.platform.Application;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How a sandbox is set up.
 *
 * @param host the interface to listen on
 * @param port the port, 0 for any free one
 * @param application the application that is registered, with its key, secret and webhook
 * @param node the JSON-RPC address of the node the wallet submits to; empty: it can sign nothing
 *     that needs a ledger
 * @param networkKey how Xaman calls the network the wallet is on, for example {@code TESTNET}
 * @param networkId that network's id
 * @param limits how many calls a minute are answered
 * @param clock the time
 * @param ids makes the UUIDs of payloads, calls and errors
 */
public record XamanSandboxConfig(
    String host,
    int port,
    Application application,
    Optional<URI> node,
    String networkKey,
    long networkId,
    Limits limits,
    InstantSource clock,
    Supplier<UUID> ids) {

  /** The API key of a sandbox that was given none. It opens nothing else. */
  public static final String USUAL_API_KEY = "5a4db0c5-0000-4000-8000-000000000001";

  /** The API secret of a sandbox that was given none. It opens nothing else. */
  public static final String USUAL_API_SECRET = "5a4db0c5-0000-4000-8000-000000000002";

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * Calls answered in a sliding minute.
   *
   * @param creations payloads that may be created
   * @param others all other calls
   */
  public record Limits(int creations, int others) {
    /** What the platform documents: 30 creations, and at least 60 calls. */
    public static final Limits DOCUMENTED = new Limits(30, 60);

    /** So many that nobody meets them. */
    public static final Limits NONE = new Limits(1_000_000, 1_000_000);

    /** Checks the figures. */
    public Limits {
      if (creations < 1 || others < 1) {
        throw new IllegalArgumentException("limits must be at least one call a minute");
      }
    }
  }

  /** Checks the figures. */
  public XamanSandboxConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
    }
    if (networkId < 0 || networkId > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("network id must be 32 bits, but is " + networkId);
    }
    if (!UUID_FORM.matcher(application.key()).matches()
        || !UUID_FORM.matcher(application.secret()).matches()) {
      throw new IllegalArgumentException("API key and secret must be UUIDs in lower case");
    }
  }

  /** Returns a sandbox on any free loopback port, without a node, with the documented limits. */
  public static XamanSandboxConfig inMemory() {
    return new XamanSandboxConfig(
        "127.0.0.1",
        0,
        new Application(USUAL_API_KEY, USUAL_API_SECRET, Optional.empty()),
        Optional.empty(),
        "TESTNET",
        1,
        Limits.DOCUMENTED,
        InstantSource.system(),
        UUID::randomUUID);
  }

  /** Returns the same with another interface to listen on. */
  public XamanSandboxConfig withHost(String newHost) {
    return new XamanSandboxConfig(
        newHost, port, application, node, networkKey, networkId, limits, clock, ids);
  }

  /** Returns the same with another port. */
  public XamanSandboxConfig withPort(int newPort) {
    return new XamanSandboxConfig(
        host, newPort, application, node, networkKey, networkId, limits, clock, ids);
  }

  /** Returns the same with other credentials, both UUIDs in lower case. */
  public XamanSandboxConfig withCredentials(String key, String secret) {
    return with(new Application(key, secret, application.webhook()));
  }

  /** Returns the same with a place that wants to hear of resolved payloads. */
  public XamanSandboxConfig withWebhook(URI url) {
    return with(new Application(application.key(), application.secret(), Optional.of(url)));
  }

  private XamanSandboxConfig with(Application other) {
    return new XamanSandboxConfig(
        host, port, other, node, networkKey, networkId, limits, clock, ids);
  }

  /** Returns the same with a node the wallet submits to. */
  public XamanSandboxConfig withNode(URI rpc) {
    return new XamanSandboxConfig(
        host, port, application, Optional.of(rpc), networkKey, networkId, limits, clock, ids);
  }

  /** Returns the same with the wallet on another network. */
  public XamanSandboxConfig withNetwork(String key, long id) {
    return new XamanSandboxConfig(host, port, application, node, key, id, limits, clock, ids);
  }

  /** Returns the same with other limits. */
  public XamanSandboxConfig withLimits(Limits newLimits) {
    return new XamanSandboxConfig(
        host, port, application, node, networkKey, networkId, newLimits, clock, ids);
  }

  /** Returns the same with another clock. */
  public XamanSandboxConfig withClock(InstantSource newClock) {
    return new XamanSandboxConfig(
        host, port, application, node, networkKey, networkId, limits, newClock, ids);
  }

  /** Returns the same with a clock that stands still at a moment and moves only when it is told. */
  public XamanSandboxConfig startingAt(Instant moment) {
    return withClock(InstantSource.fixed(moment));
  }

  /** Returns the same with UUIDs from elsewhere. */
  public XamanSandboxConfig withIds(Supplier<UUID> newIds) {
    return new XamanSandboxConfig(
        host, port, application, node, networkKey, networkId, limits, clock, newIds);
  }
}
