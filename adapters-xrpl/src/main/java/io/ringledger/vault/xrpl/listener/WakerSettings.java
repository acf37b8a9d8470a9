package io.ringledger.vault.xrpl.listener;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Who tells that a ledger has closed, and how patiently that is waited for.
 *
 * @param addresses of nodes, {@code ws} or {@code wss}, in the order they are tried; none at all
 *     means that only polling tells
 * @param timeout for a connection, and for the answer to the subscription
 * @param silence after which a connection is taken for dead; ledgers close every few seconds
 * @param firstWait after the first connection that failed or ended; each further is twice as long
 * @param longestWait none is longer
 * @param longestMessage in characters; who sends more is left
 */
public record WakerSettings(
    List<URI> addresses,
    Duration timeout,
    Duration silence,
    Duration firstWait,
    Duration longestWait,
    int longestMessage) {

  private static final int MEBIBYTE = 1024 * 1024;

  /** Refuses what could not work, in words for the person who configures it. */
  public WakerSettings {
    addresses = List.copyOf(addresses);
    for (URI address : addresses) {
      String scheme = address.getScheme();
      if (address.getHost() == null || !("ws".equals(scheme) || "wss".equals(scheme))) {
        throw new IllegalArgumentException(
            "a listener's address must be a WebSocket address, ws:// or wss:// with a host");
      }
      if (address.getRawUserInfo() != null) {
        throw new IllegalArgumentException("a listener's address must not carry a user name");
      }
    }
    boolean arePositive =
        List.of(timeout, silence, firstWait, longestWait).stream()
            .allMatch(wait -> wait.compareTo(Duration.ZERO) > 0);
    if (!arePositive || longestMessage < 1) {
      throw new IllegalArgumentException("the limits of the listener must be positive");
    }
  }

  /** These nodes, 5 s to connect, 30 s of silence, from 1 s to 1 minute between tries, 1 MiB. */
  public static WakerSettings of(List<URI> addresses) {
    return new WakerSettings(
        addresses,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        MEBIBYTE);
  }

  /** How long is waited after so many failures in a row, at least one. */
  Duration waitAfter(int failures) {
    Duration wait = firstWait.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
    return wait.compareTo(longestWait) > 0 ? longestWait : wait;
  }
}
