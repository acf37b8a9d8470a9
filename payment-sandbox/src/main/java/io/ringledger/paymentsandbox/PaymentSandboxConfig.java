package io.ringledger.paymentsandbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a sandbox is set up.
 *
 * @param host the interface to listen on; only a loopback address is taken
 * @param port the port, 0 for any free one
 * @param key the API key, which has to begin with {@code sk_test_}
 * @param webhook who hears of all events from the start on; more can be added through the API
 * @param data the folder in which everything is kept; empty: nothing outlives the process
 * @param timing how long things take
 * @param senders how many webhooks are sent at a time; with one they arrive in order
 * @param clock the time
 * @param random makes ids and secrets
 */
public record PaymentSandboxConfig(
    String host,
    int port,
    String key,
    Optional<Webhook> webhook,
    Optional<Path> data,
    Timing timing,
    int senders,
    InstantSource clock,
    RandomGenerator random) {

  /** The API key of a sandbox that was given none. It opens nothing else. */
  public static final String USUAL_KEY = "sk_test_payment_sandbox";

  /** What signs webhooks where nothing else was given. It signs nothing else. */
  public static final String USUAL_WEBHOOK_SECRET = "whsec_payment_sandbox";

  /** The version of the provider's API that it speaks. */
  public static final String API_VERSION = "2026-07-29.dahlia";

  private static final String KEY_START = "sk_test_";
  private static final int MOST_SENDERS = 64;

  /**
   * Who hears of all events.
   *
   * @param url where they are posted
   * @param secret what signs them
   */
  public record Webhook(URI url, String secret) {
    /** Checks the address. */
    public Webhook {
      if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
        throw new IllegalArgumentException("a webhook needs an http address, not " + url);
      }
      if (secret.isBlank()) {
        throw new IllegalArgumentException("a webhook needs a secret");
      }
    }
  }

  /**
   * How long things take, by the sandbox's clock.
   *
   * @param processing what a payment or refund takes that takes its time, in whole seconds
   * @param retryPauses how long a webhook waits before each time it is sent again
   */
  public record Timing(Duration processing, List<Duration> retryPauses) {
    /** A few seconds first, and hours in the end; half a minute for a payment. */
    public static final Timing USUAL =
        new Timing(
            Duration.ofSeconds(30),
            List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(6),
                Duration.ofHours(24)));

    /** Checks the figures. */
    public Timing {
      retryPauses = List.copyOf(retryPauses);
      if (processing.toSeconds() < 1 || retryPauses.stream().anyMatch(Duration::isNegative)) {
        throw new IllegalArgumentException(
            "processing takes a second at least, no pause is less than 0");
      }
    }
  }

  /** Checks the figures. */
  public PaymentSandboxConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
    }
    if (!key.startsWith(KEY_START)) {
      throw new IllegalArgumentException(
          "the API key must begin with sk_test_; never give a simulator a real one");
    }
    if (senders < 1 || senders > MOST_SENDERS) {
      throw new IllegalArgumentException("senders must be 1 to " + MOST_SENDERS);
    }
    if (!isLoopback(host)) {
      throw new IllegalArgumentException(
          "the sandbox listens on loopback addresses only, not on " + host);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /** Returns a sandbox on any free loopback port that keeps everything in memory. */
  public static PaymentSandboxConfig inMemory() {
    return new PaymentSandboxConfig(
        "127.0.0.1",
        0,
        USUAL_KEY,
        Optional.empty(),
        Optional.empty(),
        Timing.USUAL,
        1,
        InstantSource.system(),
        new SecureRandom());
  }

  /** Returns the same with another loopback interface to listen on. */
  public PaymentSandboxConfig withHost(String newHost) {
    return new PaymentSandboxConfig(
        newHost, port, key, webhook, data, timing, senders, clock, random);
  }

  /** Returns the same with another port. */
  public PaymentSandboxConfig withPort(int newPort) {
    return new PaymentSandboxConfig(
        host, newPort, key, webhook, data, timing, senders, clock, random);
  }

  /** Returns the same with another API key. */
  public PaymentSandboxConfig withKey(String newKey) {
    return new PaymentSandboxConfig(
        host, port, newKey, webhook, data, timing, senders, clock, random);
  }

  /** Returns the same with somebody who hears of all events. */
  public PaymentSandboxConfig withWebhook(URI url, String secret) {
    return new PaymentSandboxConfig(
        host,
        port,
        key,
        Optional.of(new Webhook(url, secret)),
        data,
        timing,
        senders,
        clock,
        random);
  }

  /** Returns the same with a folder in which everything is kept. */
  public PaymentSandboxConfig withData(Path folder) {
    return new PaymentSandboxConfig(
        host, port, key, webhook, Optional.of(folder), timing, senders, clock, random);
  }

  /** Returns the same with other times. */
  public PaymentSandboxConfig withTiming(Timing newTiming) {
    return new PaymentSandboxConfig(
        host, port, key, webhook, data, newTiming, senders, clock, random);
  }

  /** Returns the same with so many webhooks sent at a time. */
  public PaymentSandboxConfig withSenders(int newSenders) {
    return new PaymentSandboxConfig(
        host, port, key, webhook, data, timing, newSenders, clock, random);
  }

  /** Returns the same with another clock. */
  public PaymentSandboxConfig withClock(InstantSource newClock) {
    return new PaymentSandboxConfig(
        host, port, key, webhook, data, timing, senders, newClock, random);
  }

  /** Returns the same with a clock that stands still at a moment and moves only when it is told. */
  public PaymentSandboxConfig startingAt(Instant moment) {
    return withClock(InstantSource.fixed(moment));
  }

  /** Returns the same with ids and secrets made from other random numbers. */
  public PaymentSandboxConfig withRandom(RandomGenerator newRandom) {
    return new PaymentSandboxConfig(
        host, port, key, webhook, data, timing, senders, clock, newRandom);
  }
}
