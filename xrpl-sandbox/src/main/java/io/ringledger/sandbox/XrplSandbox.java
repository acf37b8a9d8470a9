package io.ringledger.sandbox;

import io.ringledger.sandbox.ledger.Journal;
import io.ringledger.sandbox.ledger.JournalException;
import io.ringledger.sandbox.ledger.LedgerSettings;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.server.FaultPlan;
import io.ringledger.sandbox.server.RpcServer;
import java.net.URI;
import java.time.Duration;

/**
 * A running sandbox: a simulator of an XRP Ledger node in stand-alone mode. It is no node of any
 * network; its XRP is worth nothing.
 *
 * <p>The genesis account {@code rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh}, whose key is made from the
 * phrase {@code masterpassphrase}, holds all XRP. Clients talk to it as to a real node, with
 * JSON-RPC over HTTP or messages over WebSocket on the same port.
 */
public final class XrplSandbox implements AutoCloseable {
  private final SandboxConfig config;
  private final SandboxLedger ledger;
  private final RpcServer server;

  private XrplSandbox(SandboxConfig config, SandboxLedger ledger, RpcServer server) {
    this.config = config;
    this.ledger = ledger;
    this.server = server;
  }

  /**
   * Starts a sandbox.
   *
   * @param config how it is set up
   * @return the running sandbox
   * @throws IllegalStateException if its port is in use
   * @throws JournalException if its folder is in use or damaged
   */
  public static XrplSandbox start(SandboxConfig config) {
    LedgerSettings settings = new LedgerSettings(config.networkId(), config.fees());
    Journal journal =
        config
            .dataDirectory()
            .map(folder -> Journal.open(folder, settings))
            .orElseGet(Journal::none);
    try {
      SandboxLedger ledger = SandboxLedger.start(settings, config.clock(), journal);
      RpcServer server = RpcServer.start(config.host(), config.port(), ledger, new FaultPlan());
      config.closeInterval().ifPresent(interval -> server.every(interval, ledger::closeLedger));
      return new XrplSandbox(config, ledger, server);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.port();
  }

  /** Returns where to POST JSON-RPC. */
  public URI rpcUri() {
    return URI.create("http://" + config.host() + ":" + port() + "/");
  }

  /** Returns where to open a WebSocket. */
  public URI webSocketUri() {
    return URI.create("ws://" + config.host() + ":" + port() + "/");
  }

  /** Returns the faults it can be told to have. */
  public Faults faults() {
    return new Faults(server, ledger, FaultPlan.Scope.ALL);
  }

  /**
   * Moves the ledger's clock forward and closes a ledger, so that the next transaction sees the new
   * time.
   *
   * @param step how far, in whole seconds
   */
  public void advanceTime(Duration step) {
    ledger.advanceTime(step);
  }

  /** Returns the close time of the newest ledger, in seconds since the year 2000. */
  public long closeTime() {
    return ledger.history().newest().closeTime();
  }

  /** Closes the open ledger, which validates what was submitted. */
  public void closeLedger() {
    ledger.closeLedger();
  }

  /** Stops it. What was not in a closed ledger is lost, as with a real node. */
  @Override
  public void close() {
    server.close();
    ledger.close();
  }
}
