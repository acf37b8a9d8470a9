package io.ringledger.sandbox;

import io.ringledger.sandbox.state.Fees;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a sandbox is set up.
 *
 * @param host the interface to listen on
 * @param port the port, 0 for any free one
 * @param dataDirectory where closed ledgers are kept over restarts; empty keeps them in memory
 * @param closeInterval how often a ledger closes by itself; empty closes only on demand
 * @param networkId the network's id; above 1024, transactions must carry it, else they must not
 * @param fees what the network charges
 * @param clock the time
 */
public record SandboxConfig(
    String host,
    int port,
    Optional<Path> dataDirectory,
    Optional<Duration> closeInterval,
    long networkId,
    Fees fees,
    InstantSource clock) {
  /** The id of the XRPL's test network, whose rules for {@code NetworkID} are the usual ones. */
  public static final long USUAL_NETWORK_ID = 1;

  /** Checks the figures. */
  public SandboxConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
    }
    if (networkId < 0 || networkId > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("network id must be 32 bits, but is " + networkId);
    }
    if (closeInterval.filter(interval -> interval.toMillis() < 1).isPresent()) {
      throw new IllegalArgumentException("close interval must be at least a millisecond");
    }
  }

  /** Returns a sandbox on any free loopback port that forgets everything and closes on demand. */
  public static SandboxConfig inMemory() {
    return new SandboxConfig(
        "127.0.0.1",
        0,
        Optional.empty(),
        Optional.empty(),
        USUAL_NETWORK_ID,
        Fees.MAIN_NETWORK,
        InstantSource.system());
  }

  /** Returns the same with another interface to listen on. */
  public SandboxConfig withHost(String newHost) {
    return new SandboxConfig(newHost, port, dataDirectory, closeInterval, networkId, fees, clock);
  }

  /** Returns the same with another port. */
  public SandboxConfig withPort(int newPort) {
    return new SandboxConfig(host, newPort, dataDirectory, closeInterval, networkId, fees, clock);
  }

  /** Returns the same with a folder that keeps the ledgers over restarts. */
  public SandboxConfig withDataDirectory(Path folder) {
    return new SandboxConfig(
        host, port, Optional.of(folder), closeInterval, networkId, fees, clock);
  }

  /** Returns the same with ledgers that close by themselves. */
  public SandboxConfig withCloseInterval(Duration interval) {
    return new SandboxConfig(
        host, port, dataDirectory, Optional.of(interval), networkId, fees, clock);
  }

  /** Returns the same with ledgers that close only on demand. */
  public SandboxConfig withoutCloseInterval() {
    return new SandboxConfig(host, port, dataDirectory, Optional.empty(), networkId, fees, clock);
  }

  /** Returns the same with another network id. */
  public SandboxConfig withNetworkId(long id) {
    return new SandboxConfig(host, port, dataDirectory, closeInterval, id, fees, clock);
  }

  /** Returns the same with other fees. */
  public SandboxConfig withFees(Fees newFees) {
    return new SandboxConfig(host, port, dataDirectory, closeInterval, networkId, newFees, clock);
  }

  /** Returns the same with another clock. */
  public SandboxConfig withClock(InstantSource newClock) {
    return new SandboxConfig(host, port, dataDirectory, closeInterval, networkId, fees, newClock);
  }

  /** Returns the same with a clock that stands still at a moment and moves only when it is told. */
  public SandboxConfig startingAt(Instant moment) {
    return withClock(InstantSource.fixed(moment));
  }
}
