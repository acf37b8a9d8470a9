package io.ringledger.xamansandbox.server;

import io.ringledger.xamansandbox.platform.Answers;
import io.ringledger.xamansandbox.platform.Application;
import io.ringledger.xamansandbox.platform.Payloads;
import io.ringledger.xamansandbox.platform.RateLimits;
import io.ringledger.xamansandbox.platform.SandboxClock;
import io.ringledger.xamansandbox.wallet.WalletApp;
import io.ringledger.xamansandbox.webhook.Webhooks;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The parts of a sandbox behind one server.
 *
 * @param server the port
 * @param application the application that is registered
 * @param payloads the platform's payloads
 * @param answers how they are written
 * @param limits how many calls are answered
 * @param wallet the app
 * @param webhooks the sender of webhooks
 * @param faults what goes wrong with the platform's API
 * @param clock the sandbox's time
 */
public record Assembly(
    SandboxServer server,
    Application application,
    Payloads payloads,
    Answers answers,
    RateLimits limits,
    WalletApp wallet,
    Webhooks webhooks,
    FaultPlan faults,
    SandboxClock clock)
    implements AutoCloseable {

  /**
   * Starts to listen.
   *
   * @param ids makes the UUIDs of calls and errors
   * @throws IllegalStateException if the port is in use
   */
  public void start(Supplier<UUID> ids) {
    payloads.listen(webhooks);
    Controls controls =
        new Controls(payloads, answers, wallet, webhooks, faults, clock, this::tick, this::clear);
    server.start(
        new PlatformApi(application, payloads, answers, limits, faults, clock, ids),
        faults,
        new ControlApi(controls, new FaultCommand(faults, webhooks, this::goDownFor)),
        new StatusSockets(payloads, answers, clock),
        this::tick);
  }

  /** Does what has become due: payloads expire, webhooks are sent. */
  public void tick() {
    payloads.tellExpired();
    webhooks.sendDue();
  }

  /** Forgets payloads, webhooks, faults and counted calls. Wallets and time stay. */
  public void clear() {
    payloads.clear();
    webhooks.clear();
    faults.clear();
    limits.clear();
  }

  private void goDownFor(Duration time) {
    Thread.startVirtualThread(
        () -> {
          server.stopListening();
          try {
            Thread.sleep(time);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          server.startListening();
        });
  }

  @Override
  public void close() {
    server.close();
    webhooks.close();
    wallet.close();
  }
}
